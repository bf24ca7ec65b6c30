#!/usr/bin/env python3
"""The command line: what is understood, what is refused, and with which words."""
import re
import subprocess

import harness
from harness import Cli, USAGE


class Usage(Cli):
    def refuses(self, words, *arguments, hint=""):
        self.ends(USAGE, *arguments, error=rf"^stancegraph: error: .*{words}.* \(.*{hint}.*\)\n$")

    def test_help_names_every_option_and_every_command(self):
        page = self.ends(0, "--help").decode()
        for word in ("extract", "graph", "render", "-o, --output OUT", "-T, --format FORMAT",
                     "--from READER", "--threads N", "--seed N", "--min-confidence X",
                     "--model FILE", "--text",
                     "-q, --quiet", "-v, --verbose", "-h, --help", "--version"):
            self.assertIn(word, page)
        self.assertLessEqual(max(map(len, page.splitlines())), 80)

    def test_help_of_a_command_shows_its_options_only(self):
        self.assertIn(b"--text", self.ends(0, "extract", "--help"))
        page = self.ends(0, "render", "-h")
        self.assertNotIn(b"--text", page)
        self.assertNotIn(b"--from", page)

    def test_version(self):
        header = (harness.ROOT / "include/stancegraph/stancegraph.h").read_text()
        version = re.search(r'SG_VERSION "(\d+\.\d+\.\d+)"', header)[1]
        self.assertEqual(self.ends(0, "--version").decode(), f"stancegraph {version}\n")

    def test_unknown_options(self):
        self.refuses("unknown option --colour", "--colour", "thread.txt")
        self.refuses("unknown option -x", "-x", "thread.txt")

    def test_values_that_are_missing_or_too_many(self):
        self.refuses("--output needs a value", "thread.txt", "-o")
        self.refuses("--seed needs a value", "thread.txt", "--seed")
        self.refuses("--model needs a value", "thread.txt", "--model")
        self.refuses("--quiet takes no value", "--quiet=3")

    def test_values_out_of_range(self):
        for name, values in {"--threads": ["0", "-1", "x", "1.5", "", "99999999999999999999"],
                             "--seed": ["-1", "x", " 1", "18446744073709551616"],
                             "--min-confidence": ["1.01", "-0.1", "x", "nan", "", "inf"]}.items():
            for value in values:
                self.refuses(f"{name} does not take", "thread.txt", f"{name}={value}")

    def test_unknown_formats_are_named_with_the_known(self):
        self.refuses('unknown format "bmp"', "thread.txt", "-T", "bmp", hint="one of .*svg.*json")
        self.refuses('suffix of "d.bmp"', "thread.txt", "-o", "d.bmp")
        self.refuses('suffix of "debate"', "thread.txt", "-o", "d.svg", "-o", "debate")
        self.assertEqual(self.files(), ["thread.txt"])

    def test_unknown_readers_are_named_with_the_known(self):
        self.refuses('unknown reader "tablet"', "thread.txt", "--from", "tablet",
                     hint="one of .*thread")

    def test_formats_that_a_command_does_not_write(self):
        self.refuses("extract writes json, not svg", "extract", "thread.txt", "-T", "svg")
        self.refuses("graph writes json, not svg", "graph", "thread.txt", "-o", "d.svg")

    def test_options_without_a_meaning(self):
        self.refuses("--text has no meaning", "--text", "thread.txt")
        self.refuses("--from has no meaning with render", "render", "--from", "thread")
        for command in ("graph", "render", "stance"):
            self.refuses(f"--model has no meaning with {command}", command, "--model", "thread.txt")
        self.refuses("-T dot has no meaning", "thread.txt", "-o", "d.svg", "-T", "dot")
        self.refuses("--text has no format", "extract", "--text", "-T", "json", "thread.txt")

    def test_things_given_twice(self):
        self.refuses("two outputs are called d.svg", "thread.txt", "-o", "d.svg", "-o", "d.svg")
        self.refuses("standard input is given twice", "-", "-")
        for text in ([], ["-"], ["thread.txt", "-"]):
            self.refuses("standard input is given twice", *text, "--model", "-")
        self.refuses("--text takes one input", "extract", "--text", "thread.txt", "thread.txt")

    def test_options_may_stand_anywhere(self):
        first = self.ends(0, "-T", "json", "thread.txt")
        self.assertEqual(first, self.ends(0, "thread.txt", "--format=json"))
        self.assertEqual(first, self.ends(0, "-Tjson", "--", "thread.txt"))
        first = self.ends(0, "extract", "thread.txt")
        self.assertEqual(first, self.ends(0, "-q", "extract", "thread.txt"))


class Pages(Cli):
    """The manual and the completions come from the same table as the help."""

    def options(self):
        found = re.findall(r"^ .*?(--[a-z-]+)", self.ends(0, "--help").decode(), re.M)
        self.assertGreater(len(found), 8)
        return found

    def test_the_manual_has_every_option(self):
        page = self.ends(0, "--man").decode().replace("\\-", "-")
        self.assertTrue(page.startswith(".TH STANCEGRAPH 1"))
        for option in self.options():
            self.assertIn(option, page)

    def test_completions_have_every_option(self):
        for shell in ("bash", "zsh"):
            page = self.ends(0, "--completion", shell).decode()
            for option in self.options():
                self.assertIn(option, page)
        self.ends(USAGE, "--completion", "fish", error="no completion for fish")

    def test_bash_completes(self):
        script = self.write("completion", self.ends(0, "--completion", "bash"))
        for line, wanted in {"stancegraph ext": "extract", "stancegraph --thr": "--threads",
                             "stancegraph x -T js": "json", "stancegraph -o thr": "thread.txt",
                             "stancegraph --mod": "--model",
                             "stancegraph x --model thr": "thread.txt",
                             }.items():
            last = line.count(" ")
            done = subprocess.run(
                ["bash", "-c", f"source ./{script}; COMP_WORDS=({line}); COMP_CWORD={last};"
                 "_stancegraph; echo ${COMPREPLY[@]}"],
                cwd=self.folder, capture_output=True, text=True)
            self.assertEqual(done.stdout.strip(), wanted, done.stderr)


if __name__ == "__main__":
    harness.main()

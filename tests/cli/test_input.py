#!/usr/bin/env python3
"""What is read: files, standard input, debates in JSON; and what is said when it cannot be."""
import json
import os
import pty
import subprocess
import time

import harness
from harness import Cli, NO_INPUT, THREAD, USAGE

SKIPPED = 1


class Inputs(Cli):
    def test_no_file_and_a_dash_read_standard_input(self):
        plain = self.ends(0, "extract", stdin=THREAD)
        self.assertEqual(plain, self.ends(0, "extract", "-", stdin=THREAD))
        self.assertEqual(json.loads(plain)["graph"]["metadata"]["documents"][0]["path"], "-")

    def test_several_files_make_one_debate(self):
        self.write("b.txt", THREAD)
        debate = json.loads(self.ends(0, "extract", "thread.txt", "b.txt"))
        paths = [d["path"] for d in debate["graph"]["metadata"]["documents"]]
        self.assertEqual(paths, ["thread.txt", "b.txt"])

    def test_a_missing_file(self):
        self.ends(NO_INPUT, "gone.txt",
                  error=r"^gone\.txt: error: No such file or directory \(.*\)\n$")

    def test_a_folder(self):
        self.ends(NO_INPUT, ".", error=r"^\.: error: this is a folder \(.*\)\n$")

    def test_an_empty_file(self):
        self.write("empty.txt", "")
        self.ends(NO_INPUT, "empty.txt", error=r"^empty\.txt: error: ")
        self.ends(NO_INPUT, stdin=b"", error=r"^standard input: error: ")

    def test_a_bad_byte_is_shown_by_line_and_column(self):
        self.write("bad.txt", b"One.\n\xc3\xa9t\xff")
        self.ends(NO_INPUT, "bad.txt", error=r"^bad\.txt:2:3: error: .+\n$")

    def test_a_binary_file_is_refused(self):
        self.write("bad.txt", b"One.\nT\0o\n")
        self.ends(NO_INPUT, "bad.txt", error=r"^bad\.txt:2:2: error: .+\n$")

    def test_utf16_is_read_as_any_text(self):
        plain = self.ends(0, "extract", "--text", "thread.txt")
        with open(os.path.join(self.folder, "thread.txt"), encoding="utf-8") as file:
            self.write("wide.txt", file.read().encode("utf-16"))
        self.assertEqual(plain, self.ends(0, "extract", "--text", "wide.txt"))
        self.write("bad.txt", b"\xff\xfea\0\0\0b\0")
        self.ends(NO_INPUT, "bad.txt", error=r"^bad\.txt:1:1: error: .*UTF-16.*\n$")

    def test_what_can_be_read_is_read(self):
        self.write("empty.txt", "")
        out = self.ends(SKIPPED, "extract", "gone.txt", "thread.txt", "empty.txt",
                        error=r"(?s)^gone\.txt: error: .*\nempty\.txt: error: .*\n$")
        self.assertEqual(len(json.loads(out)["graph"]["metadata"]["documents"]), 1)

    def test_names_do_not_drive_the_terminal(self):
        self.ends(NO_INPUT, "a\x1b[31m\nb", error=r"^a\?\[31m\?b: error: ")

    def test_text_is_what_offsets_point_into(self):
        text = self.ends(0, "extract", "--text", "thread.txt")
        nodes = json.loads(self.ends(0, "extract", "thread.txt"))["graph"]["nodes"]
        claims = [n["metadata"] for n in nodes.values() if n["metadata"]["kind"] == "claim"]
        self.assertTrue(claims)
        for claim in claims:
            if "spans" not in claim:
                self.assertEqual(text[claim["start"]:claim["end"]].decode(), claim["text"])


class Debates(Cli):
    """A debate in JSON goes in again, in every mode."""

    def setUp(self):
        super().setUp()
        self.ends(0, "extract", "thread.txt", "-o", "d.json")
        self.ends(0, "thread.txt", "-o", "analysed.json")

    def test_extract_passes_it_on(self):
        self.assertEqual(self.ends(0, "extract", "d.json"), self.read("d.json"))

    def test_render_keeps_the_analysis(self):
        out = self.ends(0, "render", "-T", "json", "analysed.json")
        self.assertEqual(out, self.read("analysed.json"))

    def test_graph_adds_the_analysis(self):
        self.assertNotIn("analysis", json.loads(self.read("d.json"))["graph"]["metadata"])
        self.assertEqual(self.ends(0, "graph", "d.json"), self.read("analysed.json"))

    def test_without_a_command_it_is_analysed_and_drawn(self):
        self.assertIn(b"<svg", self.ends(0, "d.json"))
        self.assertEqual(self.ends(0, "d.json", "-T", "json"), self.read("analysed.json"))

    def test_three_programs_in_a_row(self):
        out = self.ends(0, "render", "-T", "svg",
                        stdin=self.ends(0, "graph", stdin=self.ends(0, "extract", "thread.txt")))
        self.assertIn(b"<svg", out)

    def test_other_programs_may_order_keys_differently(self):
        debate = json.loads(self.read("d.json"))
        self.write("other.json", json.dumps({"version": 1, "graph": debate["graph"]}))
        self.assertEqual(self.ends(0, "graph", "other.json"), self.read("analysed.json"))

    def test_a_broken_debate_is_shown_by_line_and_column(self):
        self.write("cut.json", self.read("d.json")[:-20])
        for command in ([], ["extract"], ["graph"], ["render"]):
            self.ends(NO_INPUT, *command, "cut.json",
                      error=r"^cut\.json:\d+:\d+: error: .*JSON.* \(.*\)\n$")
        self.write("bad.json", '{\n "graph": {,}}')
        self.ends(NO_INPUT, "bad.json", error=r"^bad\.json:2:12: error: ")

    def test_graph_and_render_do_not_read_text(self):
        for command in ("graph", "render"):
            self.ends(NO_INPUT, command, "thread.txt",
                      error=r"^thread\.txt:1:\d+: error: .*\(.*stancegraph extract.*\)\n$")

    def test_mixed_and_several_debates_are_refused(self):
        self.ends(USAGE, "d.json", "thread.txt", error="cannot be mixed")
        self.ends(USAGE, "d.json", "analysed.json", error="only one debate")
        self.ends(USAGE, "graph", "d.json", "analysed.json", error="only one debate")

    def test_a_debate_has_no_text_to_show(self):
        self.ends(USAGE, "extract", "--text", "d.json", error="no text")


class Models(Cli):
    """Weights of the tagger from a file: train-speech is tested for what it writes."""

    weights = str(harness.ROOT / "models/speech/weights.bin")

    def setUp(self):
        super().setUp()
        self.write("news.txt", "The bakers of Lorn met on Monday.\n\n"
                               "Ines Dahl said that the oven of the school was too small.\n")

    def test_the_weights_that_are_built_in_find_the_same(self):
        for arguments in (["extract", "news.txt"], ["news.txt", "-T", "json"], ["news.txt"]):
            plain = self.ends(0, *arguments)
            self.assertEqual(plain, self.ends(0, *arguments, "--model", self.weights))
        self.assertIn(b'"method": "tagger"', self.ends(0, "extract", "news.txt"))

    def test_weights_may_come_from_standard_input(self):
        with open(self.weights, "rb") as file:
            piped = self.ends(0, "extract", "news.txt", "--model", "-", stdin=file.read())
        self.assertEqual(piped, self.ends(0, "extract", "news.txt"))

    def test_bad_weights_cost_no_output(self):
        self.write("old.json", "old")
        for name, words in {"gone.bin": "No such file", ".": "this is a folder",
                            "thread.txt": "this is no model of reported speech"}.items():
            self.ends(NO_INPUT, "extract", "news.txt", "--model", name, "-o", "old.json", "-o",
                      "new.json", error=rf"^{name}: error: {words}.* \(.+\)\n$")
        self.assertEqual(self.read("old.json"), b"old")
        self.assertEqual(self.files(), ["news.txt", "old.json", "thread.txt"])


class Progress(Cli):
    def on_a_terminal(self, *arguments):
        """What a terminal shows while standard input takes its time."""
        ours, theirs = pty.openpty()
        program = subprocess.Popen([self.program, "extract", *arguments], cwd=self.folder,
                                   stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=theirs,
                                   env={**os.environ, "TERM": "xterm"})
        os.close(theirs)
        time.sleep(1.5)
        program.communicate(THREAD, timeout=60)
        shown = b""
        try:
            while chunk := os.read(ours, 4096):
                shown += chunk
        except OSError:  # how Linux says that the other end has closed
            pass
        os.close(ours)
        self.assertEqual(program.returncode, 0)
        return shown.decode()

    def test_after_a_second_a_terminal_is_told(self):
        self.assertRegex(self.on_a_terminal(), r"^\rreading … 1 s\x1b\[K(.*\r)?\r\x1b\[K$")

    def test_quiet_is_quiet(self):
        self.assertEqual(self.on_a_terminal("-q"), "")


if __name__ == "__main__":
    harness.main()

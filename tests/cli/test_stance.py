#!/usr/bin/env python3
"""stancegraph stance: tables of pairs in, tables of labels out.

The weights change from time to time: what a label is matters here for two plain replies only."""
import os
import re
import resource

import harness
from harness import Cli, FAULT, NO_INPUT, USAGE

YES = ("The lamps are too bright.", "I completely agree with you.")
NO = ("The lamps are too bright.", "No, you are wrong, that is not true.")
TABLE = "".join("\t".join(pair) + "\n" for pair in (YES, NO, YES))


class Labels(Cli):
    def setUp(self):
        super().setUp()
        self.write("pairs.tsv", TABLE)

    def labels(self, table, *arguments):
        """(label, confidence) of each line."""
        out = self.ends(0, "stance", *arguments, stdin=table.encode()).decode()
        self.assertRegex(out, r"\A((disagree|neutral|agree)\t[01]\.\d{4}\n)*\Z")
        return [(label, float(share)) for label, share in
                (line.split("\t") for line in out.splitlines())]

    def test_a_line_for_each_pair_in_order(self):
        found = self.labels(TABLE)
        self.assertEqual(len(found), 3)
        self.assertNotEqual(found[0][0], "disagree")
        self.assertNotEqual(found[1][0], "agree")
        self.assertEqual(found[0], found[2])
        self.assertTrue(all(1 / 3 <= share <= 1 for _, share in found))

    def test_files_and_standard_input_are_read_alike(self):
        out = self.ends(0, "stance", "pairs.tsv")
        self.assertEqual(out, self.ends(0, "stance", stdin=TABLE.encode()))
        self.assertEqual(out, self.ends(0, "stance", "-", stdin=TABLE.encode()))

    def test_columns_may_be_named(self):
        plain = self.labels("\t".join(NO))
        for header, row in {"parent\tchild": "{0}\t{1}", "Child\tPARENT": "{1}\t{0}",
                            "id\treply\tlabel\tparent\tx": "1\t{1}\tagree\t{0}\t"}.items():
            self.assertEqual(plain, self.labels(f"{header}\n{row.format(*NO)}\n"), header)

    def test_a_header_alone_gives_no_lines(self):
        self.assertEqual(self.labels("parent\tchild\n"), [])
        self.assertEqual(self.labels("parent\tchild"), [])

    def test_line_ends_of_other_systems_and_none_at_the_end(self):
        plain = self.labels(TABLE)
        self.assertEqual(plain, self.labels(TABLE.replace("\n", "\r\n")))
        self.assertEqual(plain, self.labels(TABLE.rstrip("\n")))
        self.assertEqual(plain, self.labels("\ufeff" + TABLE + "\n"))

    def test_escapes_stand_for_what_a_line_cannot_hold(self):
        split = "The lamps.\\n\\nAre they bright?\t> The lamps.\\nNo,\\tnot \\\\at all."
        other = "The lamps.  Are they bright?\t> The lamps. No, not at all."
        self.assertEqual(len(self.labels(split)), 1)
        self.assertNotEqual(self.labels(split), self.labels(other))

    def test_no_reply_is_neutral(self):
        self.assertEqual(self.labels("The lamps are bright.\t\n")[0][0], "neutral")

    def test_any_number_of_threads_gives_the_same_bytes(self):
        words = "you are right not wrong lamps bright . ? but yes no never 1999 I".split()
        rows = [" ".join(words[(i * k) % len(words)] for k in range(1, 1 + i % 17)) + "\t" +
                " ".join(words[(i + 3 * k) % len(words)] for k in range(i % 23))
                for i in range(5000)]
        table = "\n".join(rows).encode()
        runs = {self.ends(0, "stance", "--threads", n, stdin=table) for n in ("1", "2", "7", "64")}
        self.assertEqual(len(runs), 1)
        self.assertEqual(len(runs.pop().splitlines()), len(rows))

    def test_one_long_line(self):
        self.assertEqual(len(self.labels("word " * 200000 + "\t" + "no " * 200000)), 1)

    def test_other_locales_write_the_same(self):
        plain = self.ends(0, "stance", "pairs.tsv")
        comma = {**os.environ, "LC_ALL": "de_DE.UTF-8"}
        self.assertEqual(plain, self.ends(0, "stance", "pairs.tsv", env=comma))

    def test_notes_tell_how_many(self):
        self.ends(0, "stance", "pairs.tsv", "-v", error=r"pairs 3: disagree \d, neutral \d, agree")


class Outputs(Cli):
    def setUp(self):
        super().setUp()
        self.write("pairs.tsv", TABLE)

    def test_outputs_may_be_files_of_any_name(self):
        plain = self.ends(0, "stance", "pairs.tsv")
        out = self.ends(0, "stance", "pairs.tsv", "-o", "labels.tsv", "-o", "labels", "-o", "-")
        for got in (out, self.read("labels.tsv"), self.read("labels")):
            self.assertEqual(got, plain)

    def test_a_table_may_be_written_over_itself(self):
        plain = self.ends(0, "stance", "pairs.tsv")
        self.ends(0, "stance", "pairs.tsv", "-o", "pairs.tsv")
        self.assertEqual(self.read("pairs.tsv"), plain)

    def test_bad_input_leaves_old_output(self):
        self.write("labels.tsv", "old")
        self.write("bad.tsv", TABLE + "no tab\n")
        self.ends(NO_INPUT, "stance", "bad.tsv", "-o", "labels.tsv", error="error")
        self.assertEqual(self.read("labels.tsv"), b"old")
        self.assertEqual(self.files(), ["bad.tsv", "labels.tsv", "pairs.tsv", "thread.txt"])

    def test_a_full_disk_leaves_no_part(self):
        self.write("many.tsv", TABLE * 100)
        self.ends(FAULT, "stance", "many.tsv", "-o", "labels.tsv", restore_signals=False,
                  preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
                  error=r"^labels\.tsv: error: cannot be written")
        self.assertNotIn("labels.tsv", self.files())

    def test_a_full_device(self):
        self.ends(FAULT, "stance", "pairs.tsv", "-o", "/dev/full", error=r"^/dev/full: error: ")


class Refusals(Cli):
    def refuses(self, table, place, words):
        self.write("bad.tsv", table)
        self.ends(NO_INPUT, "stance", "bad.tsv",
                  error=rf"^bad\.tsv{place}: error: {words}.* \(.+\)\n$")

    def test_a_line_with_one_column_only(self):
        self.refuses("a\tb\nc d é\ne\tf\n", ":2:6", "the line ends before it has a reply")
        self.refuses("id\tparent\tchild\n1\ta\n", ":2:4", "the line ends before it has a reply")

    def test_places_are_right_behind_escapes(self):
        self.refuses("a\\n\\n\tb\\\\n\nc\n", ":2:2", "the line ends")

    def test_an_empty_line_among_the_pairs(self):
        self.refuses("a\tb\n\nc\td\n", ":2:1", "an empty line")
        self.refuses("a\tb\r\n\r\nc\td\r\n", ":2:1", "an empty line")

    def test_half_a_header(self):
        self.refuses("id\tparent\ttext\n1\ta\tb\n", ":1:1", "the header names only one")

    def test_an_empty_file(self):
        self.refuses("", "", "there is no pair in it")
        self.refuses("\n\n", "", "there is no pair in it")
        self.ends(NO_INPUT, "stance", error=r"^standard input: error: there is no pair")

    def test_bytes_that_are_no_text(self):
        self.refuses(b"a\tb\nc\xc3\xa9\t\xff\n", ":2:4", "the text is not UTF-8 here")
        self.refuses(b"a\tb\nc\0\td\n", ":2:2", "this is binary data")

    def test_files_that_cannot_be_read(self):
        self.ends(NO_INPUT, "stance", "gone.tsv", error=r"^gone\.tsv: error: No such file")
        self.ends(NO_INPUT, "stance", ".", error=r"^\.: error: this is a folder")


class Usage(Cli):
    def refuses(self, words, *arguments):
        self.ends(USAGE, "stance", *arguments, error=rf"^stancegraph: error: .*{words}.* \(.+\)\n$")

    def test_one_table_at_a_time(self):
        self.refuses("takes one table", "thread.txt", "thread.txt")
        self.refuses("standard input is given twice", "-", "-")
        self.refuses("two outputs are called x", "thread.txt", "-o", "x", "-o", "x")

    def test_options_of_debates_have_no_meaning(self):
        for option in (["--from", "thread"], ["--seed", "2"], ["-T", "json"], ["--text"],
                       ["--min-confidence", "0.5"]):
            self.refuses("has no meaning with stance", "thread.txt", *option)

    def test_its_help_tells_the_form_and_its_options(self):
        page = self.ends(0, "stance", "--help").decode()
        self.assertIn("stancegraph stance [FILE|-] [OPTION]...", page)
        self.assertIn("parent and child", " ".join(page.split()))
        self.assertEqual(re.findall(r"^ .*?(--[a-z-]+)", page, re.M),
                         ["--output", "--allow-private", "--fetch-timeout", "--threads", "--quiet",
                          "--verbose", "--help", "--version"])
        self.assertLessEqual(max(map(len, page.splitlines())), 80)

    def test_the_other_pages_have_it(self):
        self.assertIn(b"  stance  ", self.ends(0, "--help"))
        self.assertIn(b"\n.B stancegraph stance\n.RI [ FILE \"|\\-] [\" OPTION ]...",
                      self.ends(0, "--man"))
        for shell in ("bash", "zsh"):
            self.assertRegex(self.ends(0, "--completion", shell).decode(), r"render stance\b")


if __name__ == "__main__":
    harness.main()

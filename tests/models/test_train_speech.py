#!/usr/bin/env python3
"""Training the tagger of reported speech: the same bytes each time, a model that the program takes,
faults named; and the articles that it learns from.

usage: test_train_speech.py TRAIN_SPEECH STANCEGRAPH
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TINY = ROOT / "fixtures/speech/articles.txt"
BRAT = ROOT / "fixtures/speech/brat"
ARTICLES_PY = ROOT / "models/speech/articles.py"
USAGE, NO_INPUT, FAULT = 2, 3, 4
NEWS = "The town of Tarn has a roof garden.\n\nThe mayor said that the beans were good.\n"


class Case(unittest.TestCase):
    train = program = ""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()  # weights are large: they go with it
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_in_folder(self, *command):
        return subprocess.run([str(word) for word in command], cwd=self.folder,
                              capture_output=True, timeout=120)

    def weights(self, name, *arguments):
        done = self.run_in_folder(self.train, "-o", name, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return (self.folder / name).read_bytes()

    def refuses(self, code, error, *command):
        """Nothing is written, and it is said why."""
        before = sorted(os.listdir(self.folder))
        done = self.run_in_folder(*command)
        said = done.stderr.decode()
        self.assertEqual(done.returncode, code, said)
        self.assertRegex(said, error)
        self.assertEqual(done.stdout, b"")
        self.assertEqual(sorted(os.listdir(self.folder)), before)


class Training(Case):
    def refuses_articles(self, error, content):
        (self.folder / "articles.txt").write_bytes(content)
        self.refuses(NO_INPUT, error, self.train, "-o", "weights.bin", "articles.txt")

    def test_the_same_articles_give_the_same_bytes(self):
        first = self.weights("first.bin", "-s", "7", TINY)
        self.assertTrue(first.startswith(b"SG speech model\0"))
        self.assertEqual(first, self.weights("second.bin", "-s", "7", TINY))
        self.assertNotEqual(first, self.weights("second.bin", "-s", "8", TINY))

    def test_articles_that_cannot_be_read(self):
        self.refuses(NO_INPUT, "^absent.txt: error: No such file", self.train, "-o", "w.bin",
                     "absent.txt")
        self.refuses(NO_INPUT, "error: this is a folder", self.train, "-o", "w.bin", self.folder)

    def test_files_that_hold_no_articles(self):
        self.refuses_articles("^articles.txt: error: there is no article in it", b"")
        for content in (b"\n", b"article\n", b"article x\n", b"article x 3\n",
                        b"report x 3 0\nYes\n", b"article x 3 0 \0\n", b"article x 3 0\n",
                        b"article x 3 0\nYes",
                        b"article x -3 0\nYes\n", b"article x 3x 0\nYes\n",
                        b"article x 99999999999 0\nYes\n", b"\xff\xfe" * 40,
                        b"SG speech model\0" * 9):
            self.refuses_articles("^articles.txt: error: line 1 is not as a file of articles",
                                  content)

    def test_reports_that_are_none(self):
        for report in (b"X 0 3", b"S", b"S 0", b"S 0 4", b"S 2 1", b"S 1 1", b"S 0 3 Q", b"SQ 0 3",
                       b"S 0 -1", b"Q 0 99999999999", b"C 0 1x", b"article y 3 0"):
            self.refuses_articles("^articles.txt: error: line 3 is not as a file of articles",
                                  b"article x 3 1\nYes\n" + report + b"\n")
        self.refuses_articles("^articles.txt: error: line 4 is not",
                              b"article x 3 2\nYes\nS 0 1 Q 1 2\n")
        self.refuses_articles("^articles.txt: error: line 5 is not",
                              b"article x 4 1\nYes\n\nS 0 1 Q 1 2\nno header\n")
        self.refuses_articles("^articles.txt: error: line 3 is not",
                              b"article x 4 1\n\xff\xfe\0\xff\nQ 1 2 C 2 4\n")

    def test_articles_that_say_little(self):
        for content in (b"article x 0 0\n\n", b"article x 3 0\nYes\n", b"article x 3 1\nYes\n\n",
                        b"article x 3 1\nYes\nS 0 3 Q 0 3 C 0 3\n", b"article x 2 1\n \n\nQ 0 1\n",
                        b"article x 3 1\nYes\n" + b"S 0 3 " * 20 + b"\n"):
            (self.folder / "articles.txt").write_bytes(content)
            self.weights("weights.bin", "articles.txt")

    def test_old_weights_outlive_a_failure(self):
        (self.folder / "weights.bin").write_bytes(b"old")
        self.refuses_articles("line 1", b"no article\n")
        self.assertEqual((self.folder / "weights.bin").read_bytes(), b"old")

    def test_weights_that_cannot_be_written(self):
        self.refuses(FAULT, "absent/w.bin: error: cannot be written", self.train, "-o",
                     "absent/w.bin", TINY)

    def test_usage(self):
        for wrong in ([], [TINY], ["-o", "w.bin"], ["-o", "w.bin", TINY, TINY],
                      ["-o", "w.bin", "-x", TINY], ["-o", "w.bin", "-s", "", TINY],
                      ["-o", "w.bin", "-s", "one", TINY], ["-o", "w.bin", "-s", "1.5", TINY],
                      ["-o", "w.bin", "-s", "-1", TINY],
                      ["-o", "w.bin", "-s", "99999999999999999999", TINY]):
            self.refuses(USAGE, "^train-speech: error: usage: ", self.train, *wrong)


class Models(Case):
    """What the program says of weights, good and bad."""

    def setUp(self):
        super().setUp()
        (self.folder / "news.txt").write_text(NEWS, encoding="utf-8")

    def extract(self, *arguments):
        done = self.run_in_folder(self.program, "extract", "news.txt", *arguments)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout

    def test_a_trained_model_is_taken(self):
        self.weights("tiny.bin", TINY)
        claims = [node["metadata"] for node in
                  json.loads(self.extract("--model", "tiny.bin"))["graph"]["nodes"].values()
                  if node["metadata"]["kind"] == "claim"]
        self.assertTrue(any("beans were good" in claim["text"] for claim in claims))
        built_in = ROOT / "models/speech/weights.bin"
        self.assertEqual(self.extract(), self.extract("--model", built_in))

    def refuses_model(self, content, error):
        (self.folder / "model.bin").write_bytes(content)
        self.refuses(NO_INPUT, rf"^model\.bin: error: {error} \(.+\)\n$", self.program, "news.txt",
                     "--model", "model.bin", "-o", "out.json")

    def test_models_that_are_none(self):
        whole = self.weights("tiny.bin", TINY)
        self.refuses_model(whole[:-1], "the model is cut short")
        self.refuses_model(whole[:1000], "the model is cut short")
        self.refuses_model(whole + b"\0", "this model is for another version of the program")
        flipped = bytearray(whole)
        flipped[-1] ^= 1
        self.refuses_model(bytes(flipped), "the model is damaged")
        self.refuses_model(b"", "this is no model of reported speech")
        self.refuses_model(NEWS.encode(), "this is no model of reported speech")
        self.refuses_model((ROOT / "models/stance/weights.bin").read_bytes(),
                           "this is no model of reported speech")

    def test_models_that_cannot_be_read(self):
        self.refuses(NO_INPUT, "^absent.bin: error: No such file", self.program, "news.txt",
                     "--model", "absent.bin", "-o", "out.json")
        self.refuses(NO_INPUT, r"^\.: error: this is a folder", self.program, "news.txt",
                     "--model", ".", "-o", "out.json")


class Brat(Case):
    """Articles in the form of brat become one file."""

    def articles(self, *folders):
        done = self.run_in_folder(sys.executable, "-B", ARTICLES_PY, *folders)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout

    def test_the_fixture_gives_the_expected_file(self):
        expected = (BRAT / "articles.txt").read_bytes()
        self.assertEqual(self.articles(BRAT), expected)
        self.assertEqual(self.articles(BRAT, BRAT), 2 * expected)

    def test_bytes_are_those_of_the_marked_words(self):
        article = self.articles(BRAT).partition(b"\n")[2]
        marks = (BRAT / "attributions/harbour-crane_a1.ann").read_text(encoding="utf-8")
        wanted = re.findall(r"^T\d+\t(Source|Cue|Content) .*\t(.*)$", marks, re.M)
        text, _, lines = article.partition("complained.\n\n".encode())
        found = []
        for line in lines.decode().splitlines()[:4]:
            parts = line.split()
            role = {}
            for kind, start, end in zip(parts[::3], parts[1::3], parts[2::3]):
                words = (text + b"complained.\n")[int(start):int(end)].decode()
                role.setdefault(kind, []).append(words)
            found += [" ".join(words) for words in role.values()]
        self.assertEqual(sorted(found), sorted(words for _, words in wanted))

    def test_it_can_be_trained_on(self):
        (self.folder / "articles.txt").write_bytes(self.articles(BRAT))
        self.weights("weights.bin", "articles.txt")

    def test_usage(self):
        done = self.run_in_folder(sys.executable, "-B", ARTICLES_PY)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn(b"usage: articles.py FOLDER", done.stderr)


def main():
    Case.train, Case.program = (str(Path(name).resolve()) for name in sys.argv[1:3])
    done = unittest.main(argv=[sys.argv[0], *sys.argv[3:]], exit=False).result
    bad = len(done.failures) + len(done.errors)
    print(f"{done.testsRun - bad - len(done.skipped)} passed, {bad} failed, "
          f"{len(done.skipped)} skipped")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()

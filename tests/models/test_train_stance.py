#!/usr/bin/env python3
"""Training the stance classifier: the same bytes each time, something learned, faults named.

usage: test_train_stance.py TRAIN_STANCE STANCE_SHARES
"""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TINY = Path(__file__).resolve().parent.parent.parent / "fixtures/stance/tiny.tsv"
USAGE, NO_INPUT, FAULT = 2, 3, 4


class Training(unittest.TestCase):
    train = shares = ""

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

    def refuses(self, code, error, *arguments):
        """Nothing is written, and it is said why."""
        before = sorted(os.listdir(self.folder))
        done = self.run_in_folder(self.train, *arguments)
        said = done.stderr.decode()
        self.assertEqual(done.returncode, code, said)
        self.assertRegex(said, error)
        self.assertEqual(sorted(os.listdir(self.folder)), before)

    def refuses_pairs(self, error, content):
        (self.folder / "pairs.tsv").write_bytes(content)
        self.refuses(NO_INPUT, error, "-o", "weights.bin", "pairs.tsv")

    def test_the_same_pairs_give_the_same_bytes(self):
        first = self.weights("first.bin", "-s", "7", "-d", "0.1", TINY)
        self.assertTrue(first.startswith(b"SG reply stance\0"))
        self.assertEqual(first, self.weights("second.bin", "-s", "7", "-d", "0.1", TINY))
        self.assertNotEqual(first, self.weights("second.bin", "-s", "8", "-d", "0.1", TINY))

    def test_a_label_is_learned(self):
        self.weights("weights.bin", "-e", "30", TINY)
        done = self.run_in_folder(self.shares, "weights.bin", TINY)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        found = [[float(share) for share in line.split("\t")]
                 for line in done.stdout.decode().splitlines()]
        wanted = [[float(share) for share in line.split("\t")[1:4]]
                  for line in TINY.read_text(encoding="utf-8").splitlines()]
        self.assertEqual(len(found), len(wanted))
        right = sum(f.index(max(f)) == w.index(max(w)) for f, w in zip(found, wanted))
        self.assertGreaterEqual(right, len(wanted) - 2)
        self.assertTrue(all(abs(sum(f) - 1) < 1e-4 for f in found))

    def test_pairs_to_check_on_do_not_change_the_weights(self):
        plain = self.weights("plain.bin", TINY)
        done = self.run_in_folder(self.train, "-o", "checked.bin", "-c", TINY, TINY)
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stderr.decode(), r"(?s)epoch 3\n.*loss [0-9.]+, right .* of 24\n$")
        self.assertEqual(plain, (self.folder / "checked.bin").read_bytes())

    def test_pairs_that_cannot_be_read(self):
        self.refuses(NO_INPUT, "^absent.tsv: error: No such file", "-o", "w.bin", "absent.tsv")
        self.refuses(NO_INPUT, "error: this is a folder", "-o", "w.bin", self.folder)
        self.refuses(NO_INPUT, "^absent.tsv: error: ", "-o", "w.bin", "-c", "absent.tsv", TINY)

    def test_tables_that_hold_no_pairs(self):
        good = b"1\t0.2\t0.3\t0.5\tparent\tchild\n"
        self.refuses_pairs("^pairs.tsv: error: there is no pair in it", b"")
        self.refuses_pairs("^pairs.tsv:1:1: error: this line is no pair", b"\n")
        self.refuses_pairs("^pairs.tsv:2:1: error: this line is no pair", good + b"1\t0.2\t0.3\n")
        self.refuses_pairs("^pairs.tsv:3:1: error: ", good + good + b"\xff\0" * 40)
        for number in (b"", b"x", b"-1", b"nan", b"inf", b"0.5x", b" 1", b"1e99"):
            self.refuses_pairs("^pairs.tsv:2:1: error: ", good + number + good[1:])

    def test_an_old_file_of_weights_outlives_a_failure(self):
        old = self.weights("weights.bin", TINY)
        self.refuses_pairs("no pair", b"not a table\n")
        self.assertEqual((self.folder / "weights.bin").read_bytes(), old)

    def test_weights_that_cannot_be_written(self):
        self.refuses(FAULT, "absent/w.bin: error: cannot be written", "-e", "1", "-o",
                     "absent/w.bin", TINY)

    def test_usage(self):
        for wrong in ([], [TINY], ["-o", "w.bin"], ["-o", "w.bin", TINY, TINY],
                      ["-o", "w.bin", "-x", TINY], ["-o", "w.bin", "-e", "0", TINY],
                      ["-o", "w.bin", "-e", "many", TINY], ["-o", "w.bin", "-r", "0", TINY],
                      ["-o", "w.bin", "-d", "1", TINY], ["-o", "w.bin", "-t", "nan", TINY],
                      ["-o", "w.bin", "-s", "-1", TINY]):
            self.refuses(USAGE, "^train-stance: error: usage: ", *wrong)

    def test_shares_of_weights_that_are_none(self):
        whole = bytearray(self.weights("weights.bin", "-e", "1", TINY))
        whole[-1] ^= 1
        for content, error in ((bytes(whole), "is broken"), (bytes(whole[:-1]), "no weights"),
                               (b"\0" * len(whole), "no weights"), (b"", "no weights")):
            (self.folder / "weights.bin").write_bytes(content)
            done = self.run_in_folder(self.shares, "weights.bin", TINY)
            self.assertEqual(done.returncode, NO_INPUT)
            self.assertRegex(done.stderr.decode(), "^weights.bin: error: .*" + error)
            self.assertEqual(done.stdout, b"")


def main():
    Training.train, Training.shares = (str(Path(name).resolve()) for name in sys.argv[1:3])
    done = unittest.main(argv=[sys.argv[0], *sys.argv[3:]], exit=False).result
    bad = len(done.failures) + len(done.errors)
    print(f"{done.testsRun - bad - len(done.skipped)} passed, {bad} failed, "
          f"{len(done.skipped)} skipped")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Preparing pairs for the stance classifier: what needs no torch. The rest must at least parse."""
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "models/stance"))

import augment  # noqa: E402 (the path comes first)
import figures  # noqa: E402
import pairs  # noqa: E402

SETS = ("debagreement", "mtcsd_weak", "rumoureval2017", "changemyview", "kennedy_nixon")


class Pairs(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        tiny = (ROOT / "fixtures/stance/tiny.tsv").read_text(encoding="utf-8").splitlines()
        for name in SETS:
            table = ["label\tsplit\tgroup\tparent\tchild"]
            for i, line in enumerate(tiny):
                label, split = ("agree", "query")[i == 3], ("train", "dev")[i == 5]
                table.append("\t".join([label, split, f"{name}{i % 2}/{i}"] + line.split("\t")[4:]))
            (self.folder / f"{name}.tsv").write_text("\n".join(table) + "\n", encoding="utf-8")

    def test_texts_come_back_as_they_were(self):
        texts = [("a\\nb", "a\nb\tc\\"), ("\\", "\\\\t\t"), ("“ü”\r\u2028x", "")]
        pairs.write_texts(self.folder / "texts.tsv", texts)
        self.assertEqual(pairs.read_texts(self.folder / "texts.tsv"), texts)
        self.assertFalse(list(self.folder.glob("*.part")))

    def test_a_failure_leaves_the_old_file(self):
        pairs.write_texts(self.folder / "texts.tsv", [("old", "table")])
        with self.assertRaises(ValueError):
            pairs.write_texts(self.folder / "texts.tsv", [("new", "table"), ("one",)])
        self.assertEqual(pairs.read_texts(self.folder / "texts.tsv"), [("old", "table")])

    def test_only_the_three_labels_and_the_asked_part_are_read(self):
        self.assertEqual(len(pairs.read(self.folder, "debagreement")), 23)
        self.assertEqual(len(pairs.read(self.folder, "debagreement", "train")), 22)
        self.assertEqual(len(pairs.read(self.folder, "debagreement", most=5)), 5)
        self.assertEqual(pairs.read(self.folder, "debagreement")[1].source, "debagreement1")

    def test_lines_to_train_on(self):
        pairs.write(self.folder / "out.tsv", [("p\tq", "c\n")], [[0.25, 0.5, 0.25]])
        self.assertEqual((self.folder / "out.tsv").read_text(),
                         "1\t0.2500\t0.5000\t0.2500\tp\\tq\tc\\n\n")

    def test_new_pairs_are_the_same_each_time(self):
        made = augment.Maker(self.folder).all()
        self.assertEqual(made, augment.Maker(self.folder).all())
        self.assertGreater(len(made), 50000)
        self.assertTrue(all(parent.strip() and child.strip() for parent, child in made))

    def test_figures_of_a_known_case(self):
        wanted, found, sure = [0, 0, 1, 2], [0, 2, 1, 2], [0.9, 0.5, 0.8, 0.6]
        self.assertAlmostEqual(figures.two_way_f1(wanted, found), 2 / 3)
        self.assertAlmostEqual(figures.macro_f1(wanted, found, (0, 1, 2)), (2 / 3 + 1 + 2 / 3) / 3)
        self.assertEqual(figures.surest_quarter(wanted, found, sure), 1)
        self.assertAlmostEqual(figures.calibration_error(wanted, found, sure),
                               (0.1 + 0.5 + 0.2 + 0.4) / 4)

    def test_every_script_parses(self):
        for path in (ROOT / "models/stance").glob("*.py"):
            compile(path.read_text(encoding="utf-8"), str(path), "exec")


if __name__ == "__main__":
    done = unittest.main(exit=False).result
    bad = len(done.failures) + len(done.errors)
    print(f"{done.testsRun - bad - len(done.skipped)} passed, {bad} failed, "
          f"{len(done.skipped)} skipped")
    sys.exit(1 if bad else 0)

"""Debates made of ties, analysed by the program, beside what other libraries make of the same ties.

A test file ends in oracle.main(); it is run as `test_NAME.py STANCEGRAPH`. Data sets stand beside
the project, in ../shared/data/graphs; a test that needs one which is absent is skipped.
"""
import csv
import json
import math
import random
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
GRAPHS = ROOT.parent / "shared/data/graphs"


def debate(people, ties, claims=(), relations=()):
    """A debate: `people` of them; ties (person, person, sign[, confidence]), 0-based; claims, each
    its speaker or None; relations (kind, "p0" or "c0", "p0" or "c0"[, confidence])."""
    nodes = {f"p{i + 1}": {"label": f"P{i}", "metadata": {"kind": "person"}} for i in range(people)}
    edges = []

    def join(kind, source, target, confidence=1.0):
        edges.append({"source": source, "target": target, "relation": kind,
                      "metadata": {"confidence": confidence}})

    def name(node):
        return f"{node[0]}{int(node[1:]) + 1}"

    for i, speaker in enumerate(claims):
        nodes[f"c{i + 1}"] = {"label": f"C{i}", "metadata": {"kind": "claim", "text": f"C{i}"}}
        if speaker is not None:
            join("asserts", f"p{speaker + 1}", f"c{i + 1}")
    for source, target, sign, *confidence in ties:
        join("agrees" if sign > 0 else "rebuts", f"p{source + 1}", f"p{target + 1}", *confidence)
    for kind, source, target, *confidence in relations:
        join(kind, name(source), name(target), *confidence)
    return {"graph": {"nodes": nodes, "edges": edges}}


class Analysis:
    """What the program says of a debate, by measure."""

    def __init__(self, program, made, *options):
        done = subprocess.run([program, "graph", *options], input=json.dumps(made).encode(),
                              capture_output=True, timeout=300)
        if done.returncode:
            raise AssertionError(done.stderr.decode())
        self.text = done.stdout
        self.all = json.loads(done.stdout)["graph"]["metadata"]["analysis"]

    def people(self, key):
        return self._column("people", key)

    def claims(self, key):
        return self._column("claims", key)

    def _column(self, rows, key):
        table = self.all[rows]
        return [table[i][key] for i in sorted(table, key=lambda i: int(i[1:]))]

    def figure(self, key):
        return self.all["debate"][key]["value"]

    def is_exact(self, key):
        return self.all["debate"][key]["exact"]


def random_ties(people, count, seed, negative=0.4, directed=True):
    """`count` ties of different pairs, without loops; some people may have none."""
    random_numbers = random.Random(seed)
    signs = {}
    while len(signs) < count:
        a, b = random_numbers.randrange(people), random_numbers.randrange(people)
        if a != b and (directed or (b, a) not in signs):
            signs.setdefault((a, b), -1 if random_numbers.random() < negative else 1)
    return [(a, b, sign) for (a, b), sign in signs.items()]


def signed_ties(name):
    """Rows (u, v, sign) of a file below ../shared/data/graphs; skips the test if it is absent."""
    path = GRAPHS / name
    if not path.exists():
        raise unittest.SkipTest(f"no {name}")
    with open(path, encoding="utf-8-sig") as rows:
        return [tuple(int(cell) for cell in row) for row in csv.reader(rows)]


# Zachary's karate club (1977), members from 0: facts, as networkx lists them.
KARATE_SIDES = [0] * 9 + [1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1] + [1] * 11


def karate():
    import networkx
    return [(a, b, 1) for a, b in networkx.karate_club_graph().edges()]


class Oracle(unittest.TestCase):
    program = ""

    def analyse(self, made, *options):
        return Analysis(self.program, made, *options)

    def same(self, ours, theirs, tolerance=1e-9, message=""):
        """Two lists (or dicts, or numbers) of numbers, None and NAN being the same."""
        if isinstance(theirs, dict):
            theirs = [theirs[i] for i in sorted(theirs)]
        if not isinstance(ours, list):
            ours, theirs = [ours], [theirs]
        self.assertEqual(len(ours), len(theirs), message)
        for i, (a, b) in enumerate(zip(ours, theirs)):
            b = None if b is None or math.isnan(b) else b
            if a is None or b is None:
                self.assertEqual(a, b, f"{message} at {i}")
            else:
                self.assertLessEqual(abs(a - b), tolerance * max(1, abs(b)),
                                     f"{message} at {i}: {a}, not {b}")


def main():
    Oracle.program = str(Path(sys.argv[1]).resolve())
    done = unittest.main(argv=[sys.argv[0], *sys.argv[2:]], exit=False).result
    bad = len(done.failures) + len(done.errors)
    print(f"{done.testsRun - bad - len(done.skipped)} passed, {bad} failed, "
          f"{len(done.skipped)} skipped")
    sys.exit(1 if bad else 0)

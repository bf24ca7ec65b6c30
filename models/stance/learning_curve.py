#!/usr/bin/env python3
"""How the student grows with what it learns from, on DEBAGREEMENT's part `dev`.

usage: learning_curve.py DATA PAIRS TOOLS [OPTION...]

First from people's labels alone, for a growing part of the threads; then from PAIRS, the table that
train.sh makes (out/stance/pairs.tsv): the labelled pairs with the teachers' shares, then with more
and more of the pairs that only the teachers labelled. TOOLS is the folder of train-stance and
stance-shares; the options are for train-stance. Each line is the mean of three seeds.
"""
import os
import sys
import tempfile
import zlib

import figures
import pairs
import student

SEEDS = ("1", "2", "3")
PARTS = (8, 4, 2, 1)  # one thread in so many
LABELLED = 6091       # lines of PAIRS that people labelled too; they stand first


def figures_of(tools, options, work, learned, asked):
    """Accuracy, macro-F1, two-way and the share right of the surest quarter, over the seeds."""
    rows = []
    for seed in SEEDS:
        said = student.shares(tools, [*options, "-s", seed], work, learned, asked)
        wanted = [pairs.LABELS.index(pair.label) for pair in asked]
        found = [row.index(max(row)) for row in said]
        sure = [max(row) for row in said]
        rows.append((sum(w == f for w, f in zip(wanted, found)) / len(wanted),
                     figures.macro_f1(wanted, found, (0, 1, 2)),
                     figures.two_way_f1(wanted, found),
                     figures.surest_quarter(wanted, found, sure)))
    return [sum(column) / len(SEEDS) for column in zip(*rows)]


def show(name, count, values):
    print(f"| {name} | {count:,} | " + " | ".join(f"{value:.3f}" for value in values) + " |",
          flush=True)


def some_threads(labelled, part):
    return [pair for pair in labelled if zlib.crc32(pair.group.encode()) % part == 0]


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    folder, table, tools, *options = sys.argv[1:]
    labelled = pairs.read(folder, "debagreement", "train")
    asked = pairs.read(folder, "debagreement", "dev")
    with open(table, encoding="utf-8", newline="\n") as file:
        lines = file.readlines()
    print("| learned from | pairs | accuracy | macro-F1 | two-way | right of the surest 25 % |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as work:
        for part in PARTS:
            chosen = some_threads(labelled, part)
            learned = [pair.texts for pair in chosen], pairs.hard(chosen)
            show("people's labels", len(chosen), figures_of(tools, options, work, learned, asked))
        for count in (LABELLED, 2 * LABELLED, 4 * LABELLED, 8 * LABELLED, len(lines)):
            start = os.path.join(work, "start.tsv")
            with open(start, "w", encoding="utf-8", newline="\n") as file:
                file.writelines(lines[:count])
            show("the teachers' too", count, figures_of(tools, options, work, start, asked))


if __name__ == "__main__":
    main()

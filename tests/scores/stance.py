#!/usr/bin/env python3
"""Label sets of replies, report in Markdown how right that is, hold it against thresholds.txt.

usage: stance.py STANCEGRAPH [--errors N] [--plot FILE.svg]

The sets stand beside the project (../shared/data/stance), and so does the scorer, whose
definitions are taken (../shared/eval/stance.py); where they are absent it exits 77, which counts
as skipped. --errors lists the N surest wrong agreements and disagreements by their line in
debagreement.tsv. --plot draws how confidence and share right go together, on the same set.
"""
import argparse
import importlib.util
import subprocess
import sys
from collections import Counter
from math import sqrt
from typing import NamedTuple

from scores import SHARED, thresholds

SCORER = SHARED / "eval/stance.py"
DATA = SHARED / "data/stance"
HELD = ("debagreement", "dev")  # the set that thresholds are for
SETS = (HELD, ("debagreement", "train"), ("mtcsd_weak", None), ("rumoureval2017", None),
        ("changemyview", None), ("kennedy_nixon", None))
COVERAGES = (0.10, 0.25, 0.50, 1.0)
BINS = 10


class Pair(NamedTuple):
    line: int
    split: str
    source: str
    label: str
    found: str
    confidence: float

    @property
    def scored(self):
        return self.label, self.found, self.confidence


def name_of(wanted):
    return " ".join(filter(None, wanted))


def load_scorer():
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("scorer", SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_rows(text):
    return [line.split("\t") for line in text.split("\n") if line]


def label_pairs(program, name, labels):
    """The pairs of a file that carry one of the labels, with what the program says of them."""
    path = DATA / f"{name}.tsv"
    done = subprocess.run([program, "stance", "-q", str(path)], stdout=subprocess.PIPE, check=True,
                          timeout=600)
    rows = read_rows(path.read_bytes().decode())[1:]
    answers = read_rows(done.stdout.decode())
    if len(rows) != len(answers):
        sys.exit(f"{name}: {len(rows)} pairs but {len(answers)} labels")
    return [Pair(line, row[1], row[2].split("/")[0], row[0], answer[0], float(answer[1]))
            for line, (row, answer) in enumerate(zip(rows, answers), 2) if row[0] in labels]


# ---- figures -------------------------------------------------------------------------------------

def figures(scorer, pairs):
    told = [(p.label, p.found) for p in pairs]
    opposed = [(label, found) for label, found in told if label != "neutral"]
    return {
        "accuracy": sum(label == found for label, found in told) / len(told),
        "macro-F1": scorer.macro(told, scorer.LABELS)[0],
        "two-way": scorer.macro(opposed, ("disagree", "agree"))[0],
        "calibration-error": scorer.calibration_error([p.scored for p in pairs]),
    }


def table(title, head, rows):
    """A table; of numbers in it, counts stay as they are and shares get three decimals."""
    print(f"\n## {title}\n", "| " + " | ".join(head) + " |", "|---" * len(head) + "|", sep="\n")
    for row in rows:
        cells = [f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row]
        print("| " + " | ".join(cells) + " |")


def class_rows(scorer, pairs):
    for label in scorer.LABELS:
        right = sum(p.label == p.found == label for p in pairs)
        labelled = sum(p.label == label for p in pairs)
        found = sum(p.found == label for p in pairs)
        yield (label, labelled, found, right / max(1, found), right / max(1, labelled),
               scorer.f1(right, found - right, labelled - right))


def coverage_rows(scorer, pairs):
    ties = [p.scored for p in pairs if p.found != "neutral"]
    for share in COVERAGES:
        count = len(ties) if share == 1.0 else min(len(ties), int(share * len(pairs)))
        if count:
            yield f"{100 * count / len(pairs):.0f} %", count, *scorer.surest(ties, count)


def source_rows(scorer, pairs):
    for source in sorted({p.source for p in pairs}, key=str.lower):
        part = [p for p in pairs if p.source == source]
        found = figures(scorer, part)
        yield source, len(part), found["accuracy"], found["macro-F1"], found["two-way"]


def surest_errors(pairs, count):
    wrong = [p for p in pairs if p.found not in ("neutral", p.label)]
    return sorted(wrong, key=lambda p: (-p.confidence, p.line))[:count]


def report(scorer, sets, errors):
    measures = ("accuracy", "macro-F1", "two-way macro-F1", "calibration error")
    held = sets[HELD]
    print("# Stances of replies")
    table("All sets", ("set", "pairs", *measures),
          [(name_of(name), len(pairs), *figures(scorer, pairs).values())
           for name, pairs in sets.items()])
    name = name_of(HELD)
    table(f"Labels of {name}", ("label", "labelled", "found", "precision", "recall", "F1"),
          class_rows(scorer, held))
    confusion = Counter((p.label, p.found) for p in held)
    table(f"Confusion on {name}", ("labelled", *(f"found {label}" for label in scorer.LABELS)),
          [(label, *(confusion[label, found] for found in scorer.LABELS))
           for label in scorer.LABELS])
    table(f"The surest of {name}", ("of all pairs", "found", "precision", "opposite sign"),
          coverage_rows(scorer, held))
    table(f"Sources of {name}", ("source", "pairs", *measures[:3]), source_rows(scorer, held))
    if errors:
        table(f"The surest errors of {name}", ("line", "labelled", "found", "confidence"),
              [(p.line, *p.scored) for p in surest_errors(held, errors)])


# ---- the plot ------------------------------------------------------------------------------------

LOW, SIZE, LEFT, TOP = 0.2, 360, 64, 24  # the least value on both axes; the rest in pixels
STYLE = """
#calibration{font-family:"DejaVu Sans",Verdana,sans-serif;font-size:12px}
#calibration .paper{fill:#ffffff}
#calibration text{fill:#1c1c1e}
#calibration .grid{stroke:#e6e8eb}
#calibration .even{stroke:#5c5f66;stroke-dasharray:6 4}
#calibration .range{stroke:#2f6fb7;stroke-width:1.5}
#calibration .share{fill:#2f6fb7}
@media (prefers-color-scheme:dark){
#calibration .paper{fill:#15171a}
#calibration text{fill:#f0f1f3}
#calibration .grid{stroke:#30343b}
#calibration .even{stroke:#a6abb4}
#calibration .range{stroke:#7fb2f0}
#calibration .share{fill:#7fb2f0}
}
"""


def bins(pairs):
    """Mean confidence, right and all of ten parts of equal size, as in the calibration error."""
    ranked = sorted(pairs, key=lambda p: p.confidence)
    for i in range(BINS):
        part = ranked[i * len(ranked) // BINS:(i + 1) * len(ranked) // BINS]
        yield (sum(p.confidence for p in part) / len(part),
               sum(p.label == p.found for p in part), len(part))


def likely_range(right, count, z=1.96):
    """Where 95 % of such shares would lie (Wilson 1927)."""
    share, room = right / count, z * z / count
    middle = (share + room / 2) / (1 + room)
    spread = sqrt(share * (1 - share) * room + room * room / 4) / (1 + room)
    return middle - spread, middle + spread


def x_of(value):
    return LEFT + (value - LOW) / (1 - LOW) * SIZE


def y_of(value):
    return TOP + SIZE - (value - LOW) / (1 - LOW) * SIZE


def line(kind, x1, y1, x2, y2):
    return (f'<line class="{kind}" x1="{x_of(x1):.1f}" y1="{y_of(y1):.1f}" '
            f'x2="{x_of(x2):.1f}" y2="{y_of(y2):.1f}"/>')


def axes():
    for step in range(round(LOW * 10), 11, 2):
        value = step / 10
        yield line("grid", value, LOW, value, 1)
        yield line("grid", LOW, value, 1, value)
        yield (f'<text x="{x_of(value):.1f}" y="{TOP + SIZE + 18}" text-anchor="middle">'
               f"{value}</text>")
        yield f'<text x="{LEFT - 8}" y="{y_of(value) + 4:.1f}" text-anchor="end">{value}</text>'
    yield (f'<text x="{LEFT + SIZE / 2:.0f}" y="{TOP + SIZE + 42}" text-anchor="middle">'
           "confidence, mean of a tenth of the labels</text>")
    middle = TOP + SIZE / 2
    yield (f'<text x="20" y="{middle:.0f}" text-anchor="middle" '
           f'transform="rotate(-90 20 {middle:.0f})">share of them that is right</text>')
    yield line("even", LOW, LOW, 1, 1)


def points(found):
    for confidence, right, count in found:
        low, high = likely_range(right, count)
        yield line("range", confidence, max(LOW, low), confidence, high)
        yield (f'<circle class="share" cx="{x_of(confidence):.1f}" cy="{y_of(right / count):.1f}" '
               f'r="4.5"><title>confidence {confidence:.2f}, right {right / count:.2f} of {count}'
               "</title></circle>")


def plot(pairs, error):
    found = list(bins(pairs))
    told = "; ".join(f"{c:.2f} and {r / n:.2f}" for c, r, n in found)
    width, height = LEFT + SIZE + 24, TOP + SIZE + 60
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" id="calibration" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" '
        'aria-labelledby="calibration-t calibration-d">',
        '<title id="calibration-t">How sure the labels of replies are, and how often right</title>',
        f'<desc id="calibration-d">{len(pairs)} labelled replies in {BINS} parts of equal size by '
        f"confidence. On the dashed line confidence is the share right; bars are 95 % ranges. "
        f"Expected calibration error {error:.3f}. Confidence and share right: {told}.</desc>",
        f"<style>{STYLE}</style>",
        f'<rect class="paper" width="{width}" height="{height}"/>',
        *axes(), *points(found), "</svg>\n"])


def main():
    usage = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    usage.add_argument("program", metavar="STANCEGRAPH")
    usage.add_argument("--errors", type=int, default=0, metavar="N")
    usage.add_argument("--plot", metavar="FILE.svg")
    args = usage.parse_args()
    if not SCORER.exists() or not all((DATA / f"{name}.tsv").exists() for name, _ in SETS):
        print("skipped: no scorer or no labelled replies at ../shared")
        return 77
    scorer = load_scorer()
    files = {name: label_pairs(args.program, name, scorer.LABELS) for name, _ in SETS}
    sets = {(name, split): [p for p in files[name] if split in (None, p.split)]
            for name, split in SETS}
    report(scorer, sets, args.errors)
    found = figures(scorer, sets[HELD])
    if args.plot:
        with open(args.plot, "w", encoding="utf-8") as file:
            file.write(plot(sets[HELD], found["calibration-error"]))
    missed = [f"{measure} {found[measure]:.3f} (held: {held})"
              for measure, held in thresholds("-".join(HELD)).items()
              if (found[measure] > held if measure.endswith("-error") else found[measure] < held)]
    print("\nbeyond the threshold: " + ", ".join(missed) if missed
          else f"\n{name_of(HELD)}: all thresholds are met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

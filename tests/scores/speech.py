#!/usr/bin/env python3
"""Score reported speech on annotated news and hold the scores against thresholds.txt.

usage: speech.py STANCEGRAPH [OPTION...]      with options, thresholds are not looked at

The news stands beside the project (../shared/data/attribution/dev), and so does the scorer
(../shared/eval/attribution.py); nothing of them ships. Where they are absent this exits 77, which
counts as skipped. Options go to the program: --model FILE measures other weights.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from scores import SHARED, thresholds

SCORER = SHARED / "eval/attribution.py"
DATA = SHARED / "data/attribution/dev"
# Of a line of scores the last figure is held: F1, or the share found with the right source.
SCORE = re.compile(r"^(cue|full|quoted) .*\b(?:F1|right source) +([0-9.]+)", re.M)


def extract(program, options, out):
    for text in sorted((DATA / "text").glob("*.txt")):
        target = Path(out) / (text.stem + ".json")
        subprocess.run([program, str(text), *options, "-o", str(target)], check=True, timeout=60)


def score(out):
    done = subprocess.run([sys.executable, "-B", str(SCORER), str(DATA), str(out)], check=True,
                          capture_output=True, text=True)
    print(done.stdout, end="")
    return {name: float(figure) for name, figure in SCORE.findall(done.stdout)}


def main():
    program, *options = sys.argv[1:]
    if not SCORER.exists() or not (DATA / "text").is_dir():
        print("skipped: no scorer or no annotated news at ../shared")
        return 77
    with tempfile.TemporaryDirectory() as out:
        extract(program, options, out)
        found = score(out)
    if options:
        return 0
    low = [f"{name} {found.get(name, 0):.3f} (at least {least})"
           for name, least in thresholds("speech-dev").items() if found.get(name, 0) < least]
    print("below the threshold: " + ", ".join(low) if low else "speech: all thresholds are met")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Extract a set of documents and hold the scores against thresholds.txt.

usage: scores.py STANCEGRAPH SET

SET is "seeds" (real documents beside the project, which do not ship), or "dev", "validation",
"news" or "held-out" (fixtures/corpus); of held-out only the totals are shown, so that measuring
stays blind. Exits 77, which counts as skipped, where the documents or the scorer
(../shared/eval/score.py) are absent.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "eval/score.py"
SETS = {
    "seeds": (SHARED / "seeds", SHARED / "eval/gold"),
    "dev": (ROOT / "fixtures/corpus/dev/text", ROOT / "fixtures/corpus/dev/gold"),
    "validation": (ROOT / "fixtures/corpus/validation/text",
                   ROOT / "fixtures/corpus/validation/gold"),
    "news": (ROOT / "fixtures/corpus/news/text", ROOT / "fixtures/corpus/news/gold"),
    "held-out": (ROOT / "fixtures/corpus/held-out/text", ROOT / "fixtures/corpus/held-out/gold"),
}
SCORE = re.compile(r"^((\w+) +precision .* F1 ([0-9.]+).*)$", re.M)


def thresholds(wanted):
    rows = [line.split() for line in (HERE / "thresholds.txt").read_text().splitlines()]
    return {row[1]: float(row[2]) for row in rows if len(row) == 3 and row[0] == wanted}


def extract(program, texts, out):
    for text in sorted(texts.glob("*.txt")):
        target = Path(out) / (text.stem + ".json")
        done = subprocess.run([program, str(text), "-o", str(target)], timeout=60)
        if done.returncode:
            print(f"{text}: stancegraph ended with {done.returncode}")


def main():
    program, wanted = sys.argv[1:3]
    texts, gold = SETS[wanted]
    if not SCORER.exists() or not any(gold.glob("*.json")):
        print(f"skipped: no scorer at ../shared, or no gold for {wanted}")
        return 77
    with tempfile.TemporaryDirectory() as out:
        extract(program, texts, out)
        scored = subprocess.run([sys.executable, str(SCORER), str(gold), out],
                                capture_output=True, text=True)
    totals = SCORE.findall(scored.stdout)
    shown = [line for line, _, _ in totals] if wanted == "held-out" else [scored.stdout.rstrip()]
    print(*shown, scored.stderr, sep="\n", end="")
    found = {task: float(f1) for _, task, f1 in totals}
    low = [f"{task} {found.get(task, 0):.3f} (at least {least})"
           for task, least in thresholds(wanted).items() if found.get(task, 0) < least]
    print("below the threshold: " + ", ".join(low) if low else f"{wanted}: all thresholds are met")
    return 1 if low or scored.returncode else 0


if __name__ == "__main__":
    sys.exit(main())

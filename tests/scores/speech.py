#!/usr/bin/env python3
"""Score reported speech on annotated news and hold the scores against thresholds.txt.

usage: speech.py STANCEGRAPH [--forms] [OPTION...]   with options, thresholds are not looked at

The news stands beside the project (../shared/data/attribution/dev), and so does the scorer
(../shared/eval/attribution.py); nothing of them ships. Where they are absent this exits 77, which
counts as skipped. --forms also tells how many are right of each form of claim and by whom they were
made, and whether the confidence is as high as the share that is right; other options go to the
program: --model FILE measures other weights.
"""
import importlib.util
import json
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


def load_scorer():
    spec = importlib.util.spec_from_file_location("attribution", SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def judge_claims(scorer, gold, text, nodes):
    """For each claim with an attribution: (maker, form, confidence, cue is right, all is right)."""
    raw, used = text.encode(), set()

    def span(d):
        ends = (d["start"], d["end"]) if d else ()
        return tuple(len(raw[:end].decode("utf-8", "ignore")) for end in ends)

    for node in nodes.values():
        meta = node["metadata"]
        attribution = meta.get("attribution")
        if meta.get("kind") != "claim" or not attribution:
            continue
        cue, source = span(attribution.get("cue")), span(attribution.get("source"))
        content = span(meta)
        hit = next((i for i, g in enumerate(gold) if cue and i not in used
                    and any(scorer.overlap(cue, c) for c in g[1])), None)
        is_right = False
        if hit is not None:
            used.add(hit)
            sources, _, contents = gold[hit]
            both = sum(scorer.overlap(content, c) for c in contents)
            either = content[1] - content[0] + sum(b - a for a, b in contents) - both
            is_source = any(scorer.overlap(source, s) for s in sources) if source else not sources
            is_right = is_source and 2 * both >= either > 0
        maker = "tagger" if meta["method"] == "tagger" else "rules"
        yield maker, meta["form"], meta["confidence"], hit is not None, is_right


def tell_forms(out):
    scorer, rows = load_scorer(), []
    for path in sorted((DATA / "text").glob("*.txt")):
        marks = sorted((DATA / "attributions").glob(path.stem + "_*.ann"))
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        nodes = json.loads((Path(out) / (path.stem + ".json")).read_text())["graph"]["nodes"]
        rows += judge_claims(scorer, scorer.gold_of(marks[0]), text, nodes)
    for key in sorted({row[:2] for row in rows}):
        part = [row for row in rows if row[:2] == key]
        print("%-7s %-15s %5d  cue right %.2f  all right %.2f" % (
            *key, len(part), sum(r[3] for r in part) / len(part),
            sum(r[4] for r in part) / len(part)))
    tagged = sorted((row for row in rows if row[0] == "tagger"), key=lambda row: row[2])
    for k in range(5):
        part = tagged[k * len(tagged) // 5:(k + 1) * len(tagged) // 5]
        print("tagger, fifth %d by confidence: said %.2f, right %.2f" % (
            k + 1, sum(r[2] for r in part) / len(part), sum(r[4] for r in part) / len(part)))


def main():
    program, *options = sys.argv[1:]
    wants_forms = "--forms" in options
    options = [option for option in options if option != "--forms"]
    if not SCORER.exists() or not (DATA / "text").is_dir():
        print("skipped: no scorer or no annotated news at ../shared")
        return 77
    with tempfile.TemporaryDirectory() as out:
        extract(program, options, out)
        found = score(out)
        if wants_forms:
            tell_forms(out)
    if options:
        return 0
    low = [f"{name} {found.get(name, 0):.3f} (at least {least})"
           for name, least in thresholds("speech-dev").items() if found.get(name, 0) < least]
    print("below the threshold: " + ", ".join(low) if low else "speech: all thresholds are met")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""How much of an article does the reader of saved pages find, and how much beside it?

usage: pages.py STANCEGRAPH SHOW_READING [FOLDER]

Each page of fixtures/pages that has a file in its folder "bodies" (its article's words, marked by
hand, without the title) is read; the words of the narration's blocks are held against them as bags:
precision, recall, F1. Fails below the threshold "article-f1" of thresholds.txt.
"""
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from scores import ROOT, thresholds

NARRATION = "2"


def words(text):
    return Counter(re.findall(r"\w+", text.lower()))


def narration(program, show_reading, path):
    """The words of the blocks of narration, without the title."""
    text = subprocess.run([program, "extract", "-q", "--text", str(path)], capture_output=True,
                          check=True, timeout=60).stdout
    shown = subprocess.run([show_reading, str(path)], capture_output=True, check=True, timeout=60)
    title = re.search(rb'title="(.*)"', shown.stdout.splitlines()[0])
    rows = subprocess.run([show_reading, str(path), "-"], capture_output=True, check=True,
                          timeout=60).stdout.decode().splitlines()
    out, is_narration = [], False
    for kind, *cells in (row.split("\t") for row in rows):
        if kind == "post":
            is_narration = cells[1] == NARRATION
        elif is_narration:
            block = text[int(cells[0]):int(cells[1])]
            if not (title and block == title[1]):
                out.append(block.decode())
    return "\n".join(out)


def main():
    program, show_reading = sys.argv[1:3]
    folder = Path(sys.argv[3]) if len(sys.argv) > 3 else ROOT / "fixtures/pages"
    total, scores = Counter(), []
    for body in sorted((folder / "bodies").glob("*.txt")):
        page = folder / body.name.removesuffix(".txt")
        wanted = words(body.read_text())
        found = words(narration(program, show_reading, page))
        both = (wanted & found).total()
        precision = both / max(found.total(), 1)
        recall = both / max(wanted.total(), 1)
        scores.append(2 * both / max(found.total() + wanted.total(), 1))
        print(f"{page.name:32} precision {precision:.3f} recall {recall:.3f} "
              f"F1 {scores[-1]:.3f}")
        total.update(both=both, found=found.total(), wanted=wanted.total())
    mean = sum(scores) / max(len(scores), 1)
    print(f"mean F1 {mean:.3f} over {len(scores)} pages; of all words "
          f"{2 * total['both'] / max(total['found'] + total['wanted'], 1):.3f}")
    return 0 if mean >= thresholds("pages")["article-f1"] else 1


if __name__ == "__main__":
    sys.exit(main())

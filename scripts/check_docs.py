#!/usr/bin/env python3
"""Check the documents: links lead somewhere, `make` targets and named files exist.

usage: check_docs.py [FILE.md...]      without files: all tracked Markdown
"""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
TARGET = re.compile(r"`make ([a-z-]+)|^make ([a-z-]+)", re.M)
NAMED = re.compile(r"`((?:core|extract|graph|render|cli|models|tests|fixtures|bench|docs|scripts|"
                   r"cmake|include)/[\w./-]+)`")


def anchors(text):
    """The anchors of a page's headings, as the usual viewers make them."""
    heads = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def check(path, targets):
    text = path.read_text(encoding="utf-8")
    for link in LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        file = (path.parent / name) if name else path
        if not file.exists():
            yield f"link to {link}, which is not there"
        elif anchor and anchor not in anchors(file.read_text(encoding="utf-8")):
            yield f"link to {link}: no such heading"
    for found in TARGET.findall(text):
        if "".join(found) not in targets:
            yield f"`make {''.join(found)}`: no such target"
    for name in NAMED.findall(text):
        if not (ROOT / name).exists():
            yield f"`{name}` is not there"


def main():
    listed = subprocess.run(["git", "ls-files", "*.md"], cwd=ROOT, check=True,
                            capture_output=True, text=True)
    names = sys.argv[1:] or listed.stdout.split()
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    faults = 0
    for name in names:
        if name.startswith("fixtures/") or not (ROOT / name).exists():
            continue
        for fault in check(ROOT / name, targets):
            print(f"{name}: {fault}")
            faults += 1
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Write marked articles as one file, for train-speech (articles.h says how it looks).

usage: articles.py FOLDER... >ARTICLES

Each FOLDER holds text/NAME.txt and attributions/NAME_*.ann, in the form of brat: spans of source,
cue and content, in characters, and events that tie them together. Of an article that several
people have marked the first in the order of file names counts.
"""
import re
import sys
from pathlib import Path

ROLES = {"Source": "S", "Cue": "Q", "Content": "C"}


def read_marks(path):
    """The events of a file: for each a list of (role, start, end), in characters."""
    spans, events = {}, []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition("\t")
        if re.fullmatch(r"T\d+", key):
            where = rest.split("\t")[0].split(" ", 1)[1]
            spans[key] = [tuple(map(int, s.split())) for s in where.split(";")]
        elif re.fullmatch(r"E\d+", key):
            events.append([item.split(":") for item in rest.split()])
    marks = []
    for event in events:
        roles = [(ROLES.get(re.sub(r"\d+$", "", role)), ref) for role, ref in event]
        marks.append([(role, start, end) for role, ref in roles if role
                      for start, end in spans.get(ref, [])])
    return marks


def byte_offsets(text):
    """Where each character begins, in bytes of UTF-8, and where the last ends."""
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + len(character.encode()))
    return offsets


def write_article(out, name, text, marks):
    raw, at = text.encode(), byte_offsets(text)
    out.write(b"article %s %d %d\n%s\n" % (name.encode(), len(raw), len(marks), raw))
    for mark in marks:
        parts = [f"{role} {at[start]} {at[end]}" for role, start, end in mark if end > start]
        out.write((" ".join(parts) + "\n").encode())


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for folder in map(Path, sys.argv[1:]):
        files = sorted((folder / "attributions").glob("*.ann"))
        for path in sorted((folder / "text").glob("*.txt")):
            marked = next((f for f in files if f.name.startswith(path.stem + "_")), None)
            if marked is None:
                continue
            with open(path, encoding="utf-8", newline="") as file:
                text = file.read()
            write_article(sys.stdout.buffer, path.stem, text, read_marks(marked))


if __name__ == "__main__":
    main()

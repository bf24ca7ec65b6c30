#!/usr/bin/env python3
"""Tables of words that are searched must be sorted, or words in them are never found.

Reads the C sources under extract/ and checks
  - each array of words that SG_WORD_IN or SG_WORD_IS is used on: strictly sorted by bytes, and
    rows (sg_row) shorter than a row is;
  - each sg_phrase table: sorted by its patterns' first letters, no pattern twice, and every
    alternative of a pattern's first word under that pattern's letter (no other is looked at);
  - rows whose first column is searched by halves (find() in cue.c): strictly sorted.

Rows of KNOWN are tolerated and counted; one that is right is to be removed from there.
usage: check_tables.py [FILE...]
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
HALVED = {"extract/statement/cue.c": ["cues"]}
KNOWN = set()

ARRAY = re.compile(r"static const (char \*const|sg_row) (\w+)\[\] = \{(.*?)\}\s*;", re.S)
ROW_SIZE = 24  # SG_ROW_SIZE
ROWS = re.compile(r"static const (?:struct )?(\w+) (\w+)\[\] = \{(.*?)\n\};", re.S)
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
FIRST = re.compile(r'\{\s*"((?:[^"\\]|\\.)*)"')


def without_comments(text):
    """The text with blanks for comments, so that offsets and lines stay."""
    return re.sub(r"/\*.*?\*/|//[^\n]*", lambda m: re.sub(r"[^\n]", " ", m.group()), text,
                  flags=re.S)


class Checker:
    def __init__(self):
        self.faults, self.known, self.tables = [], set(), 0

    def fault(self, path, text, at, row, what):
        if (path, row) in KNOWN:
            self.known.add((path, row))
            return
        line = text.count("\n", 0, at) + 1
        self.faults.append(f'{path}:{line}: "{row}" {what}')

    def strictly_sorted(self, path, text, rows):
        """rows: (word, offset)."""
        for (before, _), (word, at) in zip(rows, rows[1:]):
            if before.encode() == word.encode():
                self.fault(path, text, at, word, "stands twice")
            elif before.encode() > word.encode():
                self.fault(path, text, at, word, f'must stand before "{before}"')

    def phrases(self, path, text, rows):
        seen = set()
        letter = ""
        for pattern, at in rows:
            if pattern in seen:
                self.fault(path, text, at, pattern, "stands twice")
            seen.add(pattern)
            if pattern[0] < letter:
                self.fault(path, text, at, pattern, f"stands behind patterns in {letter!r}")
            letter = max(letter, pattern[0])
            for word in pattern.split(" ")[0].split("|"):
                if not word.startswith(pattern[0]):
                    self.fault(path, text, at, pattern,
                               f'is looked for under {pattern[0]!r}: "{word}" is never found')

    def check(self, path):
        text = without_comments((ROOT / path).read_text())
        for array in ARRAY.finditer(text):
            # The name may be used again by another function: it is this array up to there.
            later = re.compile(r"static const (char \*const|sg_row) " + array.group(2) + r"\[\]")
            again = later.search(text, array.end())
            scope = text[array.end():again.start() if again else len(text)]
            if re.search(r"SG_WORD_I[NS]\([^;{]*?\b" + array.group(2) + r"\)", scope, re.S):
                self.tables += 1
                rows = [(m.group(1), array.start(3) + m.start())
                        for m in STRING.finditer(array.group(3))]
                self.strictly_sorted(path, text, rows)
                for word, at in rows:
                    if array.group(1) == "sg_row" and len(word.encode()) >= ROW_SIZE:
                        self.fault(path, text, at, word, "is longer than a row")
        for table in ROWS.finditer(text):
            rows = [(m.group(1), table.start(3) + m.start())
                    for m in FIRST.finditer(table.group(3))]
            if table.group(1) == "sg_phrase":
                self.tables += 1
                self.phrases(path, text, rows)
            elif table.group(2) in HALVED.get(path, []):
                self.tables += 1
                self.strictly_sorted(path, text, rows)


def main():
    checker = Checker()
    files = sys.argv[1:] or sorted(
        str(p.relative_to(ROOT)) for p in (ROOT / "extract").rglob("*.c"))
    for path in files:
        checker.check(path)
    if not sys.argv[1:]:
        for path, row in sorted(set(KNOWN) - checker.known):
            checker.faults.append(f'{path}: "{row}" is right now: remove it from KNOWN')
    print("\n".join(checker.faults), end="\n" if checker.faults else "")
    print(f"{checker.tables} tables, {len(checker.faults)} faults, {len(checker.known)} known")
    return 1 if checker.faults or not checker.tables else 0


if __name__ == "__main__":
    sys.exit(main())

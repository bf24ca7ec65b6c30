#!/usr/bin/env python3
"""Compare how the readers see each fixture of a family with what they are known to see.

usage: readings.py [--update] SHOW_READING FAMILY...

fixtures/FAMILY/NAME is read; fixtures/FAMILY/expected/NAME.txt is what show-reading prints for it.
A line there that reads "by READER: ..." says which reader was chosen by the content. --update
writes them anew.
"""
import subprocess
import sys
from pathlib import Path

from golden import ROOT, difference


def main():
    update = "--update" in sys.argv
    program, *families = [word for word in sys.argv[1:] if word != "--update"]
    program = str(Path(program).resolve())
    passed = failed = 0
    for family in families:
        folder = ROOT / "fixtures" / family
        for source in sorted(path for path in folder.iterdir() if path.is_file()):
            target = folder / "expected" / (source.name + ".txt")
            done = subprocess.run([program, source.name], cwd=folder, capture_output=True,
                                  timeout=60)
            if update:
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(done.stdout + done.stderr)
            elif target.exists() and target.read_bytes() == done.stdout + done.stderr:
                passed += 1
            else:
                failed += 1
                expected = target.read_bytes() if target.exists() else b""
                print(difference(expected, done.stdout + done.stderr, target))
    if not update:
        print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed or (not update and not passed) else 0


if __name__ == "__main__":
    sys.exit(main())

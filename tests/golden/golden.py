#!/usr/bin/env python3
"""Compare what the program writes for fixtures with what it is known to write, byte by byte.

usage: golden.py [--update] STANCEGRAPH

Inputs are the files of fixtures/demo; fixtures/golden/NAME.FORMAT is what is expected of the one
called NAME in each FORMAT that has a file there. --update writes them anew, and makes the .json
where there is none; to keep another format of a document, put an empty file of that name there and
update.
Positions of a drawing are not golden: they are Graphviz's, and its versions differ.
"""
import difflib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
INPUTS = ROOT / "fixtures/demo"
GOLDEN = ROOT / "fixtures/golden"


def command(program, target, name):
    """The debate as the extract stage leaves it for .json, all stages for any other format."""
    if target.suffix == ".json":
        return [program, "extract", name]
    return [program, "-T", target.suffix[1:], name]


def difference(expected, actual, target):
    lines = difflib.unified_diff(expected.decode("utf-8", "replace").splitlines(),
                                 actual.decode("utf-8", "replace").splitlines(),
                                 str(target.relative_to(ROOT)), "now", lineterm="", n=1)
    return "\n".join(list(lines)[:60])


def main():
    update = "--update" in sys.argv
    program = str(Path(sys.argv[-1]).resolve())
    passed = failed = 0
    for source in sorted(INPUTS.iterdir()):
        targets = set(GOLDEN.glob(source.stem + ".*")) | {GOLDEN / (source.stem + ".json")}
        for target in sorted(targets):
            # In the folder of the input, so that paths in the output are the same everywhere.
            done = subprocess.run(command(program, target, source.name), cwd=INPUTS,
                                  capture_output=True, timeout=60)
            expected = target.read_bytes() if target.exists() else b""
            if done.returncode:
                failed += 1
                print(f"{target.name}: ended with {done.returncode}: {done.stderr.decode()}")
            elif update:
                target.write_bytes(done.stdout)
            elif done.stdout == expected:
                passed += 1
            else:
                failed += 1
                print(difference(expected, done.stdout, target))
    if not update:
        print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

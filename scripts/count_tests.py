#!/usr/bin/env python3
"""Count the single tests in CTest's logs.

usage: count_tests.py BUILD_DIR... [--also PASSED FAILED SKIPPED]

A Criterion program counts as many tests as it ran, a program whose output has a line
"N passed, N failed, N skipped" as many as that line says, anything else as one. Prints
the same kind of line over all of them; exits 1 when a test failed or none ran.
"""
import argparse
import re
import sys
from pathlib import Path

ANSI = re.compile(r"\x1b\[[0-9;]*m")
SUMMARY = re.compile(r"^(\d+) passed, (\d+) failed, (\d+) skipped$", re.M)
CRITERION = re.compile(r"Synthesis: Tested: (\d+) \| Passing: (\d+) \| Failing: (\d+) \| Crashing: (\d+)")
CRITERION_SKIP = re.compile(r"^\[SKIP\]", re.M)
TEST = re.compile(r"^\d+/\d+ Testing: (.*?)\n(.*?)^Test (Passed|Failed|.*)\.$", re.M | re.S)


def count(output, verdict):
    """(passed, failed, skipped) of one CTest test."""
    skipped = "Skip" in verdict or "Not Run" in verdict
    passed = verdict == "Passed"
    summaries = SUMMARY.findall(output)
    synthesis = CRITERION.findall(output)
    if summaries:
        counts = [int(n) for n in summaries[-1]]
    elif synthesis:
        _, ok, failing, crashing = (int(n) for n in synthesis[-1])
        counts = [ok, failing + crashing, len(CRITERION_SKIP.findall(output))]
    else:
        return (int(passed and not skipped), int(not passed and not skipped), int(skipped))
    if not passed and not skipped and counts[1] == 0:
        counts[1] = 1  # it failed after its own count: a leak at exit, a crash, a time limit
    return tuple(counts)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path, nargs="+")
    parser.add_argument("--also", type=int, nargs=3, default=(0, 0, 0))
    args = parser.parse_args()
    total = list(args.also)
    for build in args.build:
        log = build / "Testing/Temporary/LastTest.log"
        text = ANSI.sub("", log.read_text(encoding="utf-8", errors="replace")) if log.exists() else ""
        for _, body, verdict in TEST.findall(text):
            total = [a + b for a, b in zip(total, count(body, verdict))]
    print("%d passed, %d failed, %d skipped" % tuple(total))
    return 1 if total[1] or not total[0] else 0


if __name__ == "__main__":
    sys.exit(main())

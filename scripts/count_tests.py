#!/usr/bin/env python3
"""Count the single tests in CTest's JUnit files (written by the test presets).

usage: count_tests.py FILE.xml... [--also PASSED FAILED SKIPPED]

A Criterion program counts as many tests as it ran, a program whose output has a line
"N passed, N failed, N skipped" as many as that line says, anything else as one. Prints
the same kind of line over all of them; exits 1 when a test failed or none ran.
"""
import argparse
import re
import sys
import xml.etree.ElementTree as xml

ANSI = re.compile(r"\x1b\[[0-9;]*m")
SUMMARY = re.compile(r"^(\d+) passed, (\d+) failed, (\d+) skipped$", re.M)
CRITERION = re.compile(r"Tested: \d+ \| Passing: (\d+) \| Failing: (\d+) \| Crashing: (\d+)")
CRITERION_SKIP = re.compile(r"^\[SKIP\]", re.M)


def verdict(case):
    """passed, failed or skipped: a program that could not be started has failed."""
    skip = case.find("skipped")
    if case.get("status") == "run":
        return "passed"
    if case.get("status") == "disabled":
        return "skipped"
    return "skipped" if skip is not None and "SKIP_" in skip.get("message", "") else "failed"


def count(case):
    """[passed, failed, skipped] of one CTest test."""
    result = verdict(case)
    output = ANSI.sub("", case.findtext("system-out") or "")
    summaries, synthesis = SUMMARY.findall(output), CRITERION.findall(output)
    if result == "skipped" or not (summaries or synthesis):
        return [int(result == name) for name in ("passed", "failed", "skipped")]
    if summaries:
        counts = [int(n) for n in summaries[-1]]
    else:
        passing, failing, crashing = (int(n) for n in synthesis[-1])
        counts = [passing, failing + crashing, len(CRITERION_SKIP.findall(output))]
    if result == "failed" and counts[1] == 0:
        counts[1] = 1  # it failed after its own count: a leak at exit, a time limit
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="+")
    parser.add_argument("--also", type=int, nargs=3, default=(0, 0, 0))
    args = parser.parse_args()
    total = list(args.also)
    for name in args.file:
        try:
            cases = xml.parse(name).getroot().iter("testcase")
        except (OSError, xml.ParseError) as fault:
            print(f"{name}: {fault}")
            total[1] += 1  # no record: the tests did not run to their end
            continue
        for case in cases:
            total = [a + b for a, b in zip(total, count(case))]
    print("%d passed, %d failed, %d skipped" % tuple(total))
    return 1 if total[1] or not total[0] else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Drawing beside Graphviz and Argdown, from our JSON to SVG: made-up debates of 50 to 5,000 claims.

usage: bench/run_draw.py BUILD_DIR [ARGDOWN]     ARGDOWN: the program of npm's @argdown/cli

Whole programs, wall clock, in turn, medians. `dot -Tsvg` draws our DOT, Argdown our Argdown.
"usual" is what is drawn without options, "all" every card (--top). A peer has 60 s a drawing, and
is not asked again when it took longer. Ends with 1 when a limit is passed: 1.5 times dot and 30 ms
up to 200 claims, 0.5 s at 1,000, 2 s at 5,000.
"""
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

BENCH = Path(__file__).resolve().parent
SIZES, RUNS, PATIENCE = (50, 200, 1000, 5000), 7, 60
LIMITS = {1000: 0.5, 5000: 2.0}


def make(program, size, folder):
    table, debate = folder / f"{size}.csv", folder / f"{size}.json"
    done = subprocess.run([sys.executable, "-B", BENCH / "make_debate.py", str(size)],
                          capture_output=True, check=True)
    table.write_bytes(done.stdout)
    subprocess.run([program, "-q", table, "-o", debate], check=True)
    subprocess.run([program, "-q", "render", debate, "-o", folder / f"{size}.dot",
                    "-o", folder / f"{size}.argdown"], check=True)


def commands(program, argdown, size, folder):
    given = folder / f"{size}.json"
    yield "usual", [program, "-q", "render", given, "-T", "svg"]
    yield "all", [program, "-q", "render", given, "-T", "svg", "--top", str(size)]
    yield "dot", ["dot", "-Tsvg", folder / f"{size}.dot"]
    if argdown:
        yield "argdown", [argdown, "map", "-f", "svg", folder / f"{size}.argdown", folder / "out"]


def once(command):
    """Seconds; infinity for what failed or took too long."""
    start = time.perf_counter()
    try:
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return float("inf")
    return time.perf_counter() - start if done.returncode == 0 else float("inf")


def measure(rows):
    """In turn, so that a slow moment of the machine falls on all of them."""
    taken = {name: [] for name, _ in rows}
    for _ in range(RUNS):
        for name, command in rows:
            if not taken[name] or max(taken[name]) < PATIENCE / 10:
                taken[name].append(once(command))
    return {name: median(seconds) for name, seconds in taken.items()}


def report(size, took):
    limit = LIMITS.get(size, 1.5 * took["dot"] + 0.030)
    for name, seconds in took.items():
        told = f"{seconds * 1000:9.1f} ms" if seconds < PATIENCE else f"  over {PATIENCE} s"
        ratio = f"x{took['usual'] / seconds:.2f}" if name not in ("usual", "all") else ""
        verdict = ""
        if name == "usual" or (name == "all" and size <= 200):
            verdict = f"limit {limit * 1000:.0f} ms: {'ok' if seconds <= limit else 'over'}"
        print(f"{size:6} {name:8} {told:>13} {ratio:>7}  {verdict}".rstrip(), flush=True)
    return took["usual"] <= limit and (size > 200 or took["all"] <= limit)


def main():
    program = str(Path(sys.argv[1]).resolve() / "stancegraph")
    argdown = sys.argv[2] if len(sys.argv) > 2 else None
    print(f"# {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, {RUNS} runs in turn; "
          "ratio: ours, usual, to theirs")
    good = True
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "out").mkdir()
        for size in SIZES:
            make(program, size, folder)
            took = measure(list(commands(program, argdown, size, folder)))
            good = report(size, took) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

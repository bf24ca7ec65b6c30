#!/usr/bin/env python3
"""Drawing beside Graphviz and Argdown, from our JSON to SVG: made-up debates of 50 to 5,000 claims,
and one of 100,000 that only we draw.

usage: bench/run_draw.py BUILD_DIR [ARGDOWN]     ARGDOWN: the program of npm's @argdown/cli

Whole programs, in turn; medians of the time from start to end, and of the processors' time, which
says more on a busy machine. `dot -Tsvg` draws our DOT, Argdown our Argdown. "usual" is what is
drawn without options, "all" every card (--top). A peer has 60 s a drawing, and is not asked again
when it took longer than 6. Ends with 1 when a limit is passed: 1.5
times dot and 30 ms up to 200 claims, 0.5 s at 1,000, 2 s at 5,000, 10 s at 100,000.
"""
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

BENCH = Path(__file__).resolve().parent
SIZES, RUNS, PATIENCE = (50, 200, 1000, 5000, 100000), 7, 60
SHARED = 5000  # larger ones only we draw
LIMITS = {1000: 0.5, 5000: 2.0, 100000: 10.0}


def make(program, size, folder):
    table, debate = folder / f"{size}.csv", folder / f"{size}.json"
    done = subprocess.run([sys.executable, "-B", BENCH / "make_debate.py", str(size)],
                          capture_output=True, check=True)
    table.write_bytes(done.stdout)
    subprocess.run([program, "-q", table, "-o", debate], check=True)
    if size <= SHARED:
        subprocess.run([program, "-q", "render", debate, "-o", folder / f"{size}.dot",
                        "-o", folder / f"{size}.argdown"], check=True)


def commands(program, argdown, size, folder):
    given = folder / f"{size}.json"
    yield "usual", [program, "-q", "render", given, "-T", "svg"]
    if size > SHARED:
        return
    yield "all", [program, "-q", "render", given, "-T", "svg", "--top", str(size)]
    yield "dot", ["dot", "-Tsvg", folder / f"{size}.dot"]
    if argdown:
        yield "argdown", [argdown, "map", "-f", "svg", folder / f"{size}.argdown", folder / "out"]


def processor_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def once(command):
    """Seconds from start to end, and of processors; infinity for what failed or took too long."""
    start, used = time.perf_counter(), processor_seconds()
    try:
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return float("inf"), float("inf")
    if done.returncode:
        return float("inf"), float("inf")
    return time.perf_counter() - start, processor_seconds() - used


def measure(rows):
    """In turn, so that a slow moment of the machine falls on all of them."""
    taken = {name: [] for name, _ in rows}
    for _ in range(RUNS):
        for name, command in rows:
            if not taken[name] or max(taken[name])[0] < PATIENCE / 10:
                taken[name].append(once(command))
    return {name: tuple(map(median, zip(*pairs))) for name, pairs in taken.items()}


def told(seconds):
    return f"{seconds * 1000:.1f} ms" if seconds < PATIENCE else f"over {PATIENCE} s"


def report(size, took):
    limit = LIMITS[size] if size in LIMITS else 1.5 * took["dot"][0] + 0.030
    good = True
    for name, (wall, used) in took.items():
        ours, verdict = name in ("usual", "all"), ""
        ratio = "" if ours else f"x{took['usual'][0] / wall:.2f}"
        if name == "usual" or (name == "all" and size <= 200):
            good = good and wall <= limit
            verdict = f"limit {limit * 1000:.0f} ms: {'ok' if wall <= limit else 'over'}"
        print(f"{size:6} {name:8} {told(wall):>12} {told(used):>12} {ratio:>6}  {verdict}".rstrip(),
              flush=True)
    return good


def main():
    program = str(Path(sys.argv[1]).resolve() / "stancegraph")
    argdown = sys.argv[2] if len(sys.argv) > 2 else None
    print(f"# {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, {RUNS} runs in turn\n"
          "# claims, what, time, processors' time, ours (usual) to theirs, limit")
    good = True
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "out").mkdir()
        for size in SIZES:
            make(program, size, folder)
            good = report(size, measure(list(commands(program, argdown, size, folder)))) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

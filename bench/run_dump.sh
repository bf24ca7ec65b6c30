#!/bin/sh
# A dump of BYTES (usually 1 GB), plain, as .gz and as .zst: a debate for each of its threads, in
# bounded memory, the same bytes from each. Prints time, peak memory and what was written; ends with
# 1 where bytes differ or memory is above 200 MB. Needs five times the dump's size in TMPDIR.
#
# usage: bench/run_dump.sh BUILD_DIR [BYTES]
set -eu
build=$1
bytes=${2:-1000000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
"$build/bench/make_dump" "$bytes" >"$work/dump.ndjson"
gzip -k -1 "$work/dump.ndjson"
zstd -q -k "$work/dump.ndjson"
python3 -B - "$build/stancegraph" "$work" <<'END'
import hashlib, pathlib, resource, subprocess, sys, time

program, work = sys.argv[1], pathlib.Path(sys.argv[2])
sums, is_good, most = {}, True, 0
for suffix in ("", ".gz", ".zst"):
    out = work / "out.ndjson"
    start = time.time()
    dump = str(work / ("dump.ndjson" + suffix))
    subprocess.run([program, "extract", dump, "-o", str(out)], check=True)
    took = time.time() - start
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    with out.open("rb") as file:
        sums[suffix] = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        lines = sum(1 for _ in file)
    size = out.stat().st_size
    print(f"dump{suffix}\t{took:.0f} s\t{lines} debates\t{size / 1e6:.0f} MB written\t"
          f"largest so far {most / 1e6:.0f} MB of memory", flush=True)
is_good = len(set(sums.values())) == 1 and most < 200e6
print("the same bytes from each" if len(set(sums.values())) == 1 else "bytes differ")
print("memory below 200 MB\t" + ("ok" if most < 200e6 else "above"))
sys.exit(0 if is_good else 1)
END

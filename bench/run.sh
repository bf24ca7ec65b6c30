#!/bin/sh
# All benchmarks, on the fixtures and on the seeds and annotated pairs where they stand beside the
# project. The figures are also kept in out/bench.txt.
#
# usage: bench/run.sh BUILD_DIR
set -eu
cd "$(dirname "$0")/.."
build=$1
mkdir -p out
set -- fixtures/demo/*.txt
for more in fixtures/corpus/dev/text/*.txt ../shared/seeds/*.txt; do
	[ ! -f "$more" ] || set -- "$@" "$more"
done
pairs=../shared/data/stance/debagreement.tsv
if [ ! -f "$pairs" ]; then
	pairs=out/words.txt
	cat fixtures/corpus/dev/text/*.txt >$pairs
fi
news=../shared/data/attribution/dev/text/*.txt
may_be_slow=false
if ! ls $news >/dev/null 2>&1; then
	news=fixtures/corpus/dev/text/art*.txt # too few and too short for the limit
	may_be_slow=true
fi
dump=out/dump.ndjson
"$build/bench/make_dump" 100000000 >$dump
trap 'rm -f "$dump"' EXIT
{
	"$build/bench/bench_extract" "$@" &&
		"$build/bench/bench_process" "$build/stancegraph" "$@" &&
		"$build/bench/bench_stance" "$pairs" &&
		"$build/bench/bench_reading" "$dump" &&
		"$build/bench/bench_camps" ../shared/data/graphs/nds-vu/*.csv &&
		python3 -B bench/run_draw.py "$build" &&
		{ "$build/bench/bench_speech" $news || $may_be_slow; } && echo ok >out/bench.ok
} 2>&1 | tee out/bench.txt
rm out/bench.ok 2>/dev/null || exit 1

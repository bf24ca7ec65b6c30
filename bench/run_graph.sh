#!/bin/sh
# The graph stage beside python-igraph, networkx and a bare igraph program, on the same signed
# graphs: S (1,000 people, 10,000 ties), M (100,000, 1 million) and, unless told otherwise, L
# (1 million, 10 million; 5 GB of memory). One processor for each, one after another. Memory is what
# the process had at most until then; a peer's tasks run apart. All measures, without resampling, on
# S and M; on L those named below. networkx gets 60 s a call, and not L.
#
# usage: bench/run_graph.sh BUILD_DIR [S|M|L]     ends with 1 where a limit is passed
set -eu
build=$1
most=${2:-L}
peers=$(dirname "$0")/peers
python=/usr/bin/python3
[ -x "$python" ] || python=python3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
bad=0

# keep COMMAND...: show what it prints, and put it with the results; a failure counts.
keep() {
	"$@" >"$work/rows" || bad=1
	cat "$work/rows"
	cat "$work/rows" >>"$work/results"
}

# run SIZE PEOPLE TIES [OPTION...]
run() {
	size=$1
	"$build/bench/make_graph" "$2" "$3" >"$work/$size"
	shift 3
	keep "$build/bench/bench_graph" "$@" "$work/$size"
	"$build/bench/bench_igraph" "$work/$size" || bad=1
	keep "$python" -B "$peers/graph_igraph.py" "$work/$size" 120
	[ "$size" = L ] || keep "$python" -B "$peers/graph_networkx.py" "$work/$size" 60
	rm "$work/$size"
}

run S 1000 10000
[ "$most" = S ] || run M 100000 1000000
[ "$most" != L ] || run L 1000000 10000000 -m degree,pagerank,components,camps
"$python" -B "$peers/table.py" <"$work/results" || bad=1
exit $bad

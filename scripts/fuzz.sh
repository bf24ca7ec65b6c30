#!/bin/sh
# Run each fuzz program, from a corpus of the fixtures, for so many seconds. A crashing input is
# kept in tests/fuzz/crashes, from where it is replayed by `make check` ever after.
#
# usage: scripts/fuzz.sh BUILD_DIR SECONDS
set -eu
cd "$(dirname "$0")/.."
build=$1
seconds=$2
rc=0

# seed NAME PREFIX FILES: the fixtures as inputs, behind the bytes that choose the options.
seed() {
	mkdir -p "$build/corpus/$1"
	find fixtures -path '*/held-out' -prune -o -type f -name "$3" -print |
	while read -r file; do
		{ printf "$2"; cat "$file"; } >"$build/corpus/$1/$(echo "$file" | tr / _)"
	done
}
seed extract '\000\000\001' '*.txt'
seed extract '\000\000\001' 'library-hours.json'
seed json '' '*.json'
seed pairs '' '*.tsv'
# dictionary NAME: its words, or those of JSON.
dictionary() {
	name=$1
	[ -e "tests/fuzz/$name.dict" ] || name=json
	echo "tests/fuzz/$name.dict"
}
# family NAME: all that its readers are shown.
family() {
	mkdir -p "$build/corpus/$1"
	find "fixtures/$1" "tests/fuzz/crashes/$1" -type f | while read -r file; do
		{ printf '\000'; cat "$file"; } >"$build/corpus/$1/$(echo "$file" | tr / _)"
	done
}
families="apis exports dumps chats maps pages mail tables"
for name in $families; do
	family "$name"
done
for name in model markup urls source theme; do
	mkdir -p "$build/corpus/$name"
	cp "tests/fuzz/crashes/$name/"* "$build/corpus/$name/"
done

# Windows of Zstandard take up to 2 GiB by themselves.
memory() {
	[ "$1" = source ] && echo 4096 || echo 2048
}

for name in extract json pairs model markup urls source theme $families; do
	echo "== fuzz_$name, $seconds s"
	"$build/tests/fuzz/fuzz_$name" -max_total_time="$seconds" -timeout=10 \
		-rss_limit_mb="$(memory "$name")" \
		-max_len=8192 -dict="$(dictionary "$name")" \
		-print_final_stats=1 -verbosity=0 -print_funcs=0 \
		-artifact_prefix="tests/fuzz/crashes/$name/" "$build/corpus/$name" || rc=1
done
exit $rc

#!/bin/sh
# Score stances and camps on debates whose authors marked them; they stand beside the project, and
# nothing of them ships.
#
# usage: debates.sh STANCEGRAPH
set -eu
program=$1
shared=$(dirname "$0")/../../../shared
data=$shared/data/debates
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for debate in "$data"/createdebate/*.json; do
	"$program" "$debate" -o "$out/$(basename "$debate")"
done
python3 "$shared/eval/debates.py" "$data" "$out"

#!/bin/sh
# Every debate and listing beside the project is read and drawn in every view, and its drawings are
# XML. Where they are absent this exits 77, which counts as skipped.
#
# usage: drawings.sh STANCEGRAPH
set -eu
program=$1
data=$(dirname "$0")/../../../shared/data
count=0
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for file in "$data"/debates/createdebate/*.json "$data"/threads/reddit/*.json; do
	[ -e "$file" ] || continue
	for view in map people matrix thread timeline; do
		"$program" -q "$file" --view "$view" -o "$out/drawing.svg"
		xmllint --noout --huge "$out/drawing.svg"
	done
	count=$((count + 1))
done
if [ $count -eq 0 ]; then
	echo "skipped: no debates at ../shared"
	exit 77
fi
echo "$count debates are drawn"

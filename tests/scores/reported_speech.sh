#!/bin/sh
# Score reported speech on annotated news beside the project; nothing of it ships.
#
# usage: reported_speech.sh STANCEGRAPH
set -eu
program=$1
shared=$(dirname "$0")/../../../shared
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for text in "$shared"/data/attribution/dev/text/*.txt; do
	"$program" "$text" -o "$out/$(basename "${text%.txt}").json"
done
python3 "$shared/eval/attribution.py" "$shared/data/attribution/dev" "$out"

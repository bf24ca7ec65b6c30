#!/bin/sh
# Score stances and camps on debates whose authors marked them, and hold them against
# thresholds.txt. The debates stand beside the project and nothing of them ships; where they are
# absent this exits 77, which counts as skipped.
#
# usage: debates.sh STANCEGRAPH [OPTION...]      with options, thresholds are not looked at
set -eu
program=$1
shift
here=$(dirname "$0")
shared=$here/../../../shared
data=$shared/data/debates
if [ ! -e "$shared/eval/debates.py" ] || [ ! -d "$data/createdebate" ]; then
	echo "skipped: no scorer or no debates at ../shared"
	exit 77
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
mkdir "$out/read" "$out/rebuts"
for debate in "$data"/createdebate/*.json; do
	name=$(basename "$debate")
	"$program" "$debate" "$@" -o "$out/read/$name"
	sed 's/"relation": *"agrees"/"relation": "rebuts"/' "$out/read/$name" >"$out/rebuts/$name"
done
python3 -B "$shared/eval/debates.py" "$data" "$out/read" >"$out/scores"
cat "$out/scores"
# What telling the two apart adds: in most of these debates nearly everybody objects.
echo "were each tie drawn as a rebuttal:"
python3 -B "$shared/eval/debates.py" "$data" "$out/rebuts" | grep '^edges'
[ $# -eq 0 ] || exit 0
# The first number of a line of scores is the one that is held.
awk 'NR == FNR { if ($1 == "debates") least[$2] = $3; next }
	$1 in least { for (i = 2; i < NF && $i !~ /^[0-9]/; i++); found[$1] = $i }
	END {
		for (task in least)
			if (found[task] + 0 < least[task]) {
				printf "below the threshold: %s %s (at least %s)\n",
					task, found[task], least[task]
				missed = 1
			}
		if (!missed)
			print "debates: all thresholds are met"
		exit missed
	}' "$here/thresholds.txt" "$out/scores"

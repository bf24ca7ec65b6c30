#!/bin/sh
# Train the stance classifier anew: teachers, labels, student, and models/stance/weights.bin.
#
# usage: models/stance/train.sh [--quick N] [--data FOLDER]
#
# FOLDER holds the sets of pairs (../shared/data/stance). Results of the stages stay in out/stance
# and are not made again: take out what should be. The student is always trained, it takes seconds.
# --quick N tries every stage with N pairs of each set; its weights stay in out/stance/quick-N.
set -eu
cd "$(dirname "$0")/../.."
. models/stance/setup.sh

here=models/stance
first=$out/teacher-0.pt
second=$out/teacher-1.pt
new=$out/augmented.tsv
phrases=$out/phrases.tsv
table=$out/pairs.tsv

# label RESULT PART
label() {
	stage "$1" $python $here/label.py "$data" "$2" "$1" "${quick:-0}" "$first" "$second"
}

# shellcheck disable=SC2086 # $python is a list of words, and $quick may be none
if [ ! -e "$table" ]; then
	stage "$first" $python $here/teach.py "$data" "$first" 0 1e-4 $quick
	stage "$second" $python $here/teach.py "$data" "$second" 1 1.2e-4 $quick
	stage "$new" $python $here/augment.py "$data" "$new" $quick
	label "$out/labelled-debagreement.tsv" debagreement
	label "$out/labelled-mtcsd_weak.tsv" mtcsd_weak
	label "$out/labelled-augmented.tsv" "$new"
	# shellcheck disable=SC2086
	stage "$phrases" $python $here/phrases.py "$data" "$phrases" $quick
	cat "$out/labelled-debagreement.tsv" "$out/labelled-mtcsd_weak.tsv" \
		"$out/labelled-augmented.tsv" "$phrases" >"$table.part"
	mv "$table.part" "$table"
else
	echo "$table: kept"
fi

weights=$here/weights.bin
[ -z "$quick" ] || weights=$out/weights.bin
# shellcheck disable=SC2086 # $student is a list of words
"$tools/train-stance" $student -o "$weights" "$table"
echo "$weights is written"

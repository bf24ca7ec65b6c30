#!/bin/sh
# How teacher and student do on a forum that neither was trained on, for each forum of DEBAGREEMENT.
#
# usage: models/stance/leave_one_out.sh [--quick N] [--data FOLDER]
#
# The figures stay in out/stance/leave-one-out, a file for each forum, and are not made again.
set -eu
cd "$(dirname "$0")/../.."
. models/stance/setup.sh

out=$out/leave-one-out
mkdir -p "$out"
for forum in climate BlackLivesMatter democrats Republican Brexit; do
	# shellcheck disable=SC2086 # $python and $student are lists of words
	stage "$out/$forum.txt" $python models/stance/leave_one_out.py "$data" "$out" "$tools" \
		$forum "${quick:-0}" $student
done
cat "$out"/*.txt

#!/bin/sh
# Train the tagger of reported speech anew: models/speech/weights.bin.
#
# usage: models/speech/train.sh [FOLDER]
#
# FOLDER holds marked articles (../shared/data/attribution/train). Half a minute; the same articles
# give the same bytes. After it: make release, and new figures in docs/accuracy.md.
set -eu
cd "$(dirname "$0")/../.."
data=${1:-../shared/data/attribution/train}
[ -d "$data/text" ] || {
	echo "$data/text: error: not there (name the folder that holds text and attributions)" >&2
	exit 3
}
scripts/deps.sh build
cmake --preset release >/dev/null
cmake --build --preset release --target train-speech
mkdir -p out
python3 -B models/speech/articles.py "$data" >out/articles.txt
build/release/models/train-speech -o models/speech/weights.bin out/articles.txt
echo "models/speech/weights.bin is written"

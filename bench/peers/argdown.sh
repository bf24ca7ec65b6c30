#!/bin/sh
# Install Argdown's program below out/argdown, to draw beside it, and print where it is:
# bench/run_draw.py build/release $(bench/peers/argdown.sh)
set -eu
cd "$(dirname "$0")/../.."
npm install --prefix out/argdown --no-audit --no-fund --loglevel=error @argdown/cli@1.7.5 >&2
echo out/argdown/node_modules/.bin/argdown

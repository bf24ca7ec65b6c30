#!/bin/sh
# Install what the browser tests need: Chromium and node from Debian, and below build/browser the
# packages that tests/browser/package-lock.json names. Where that is not possible nothing fails:
# the tests are skipped, and counted so.
#
# usage: scripts/deps_browser.sh
set -eu
cd "$(dirname "$0")/.."
into=build/browser

give_up() {
	echo "deps: $1: the browser tests will be skipped"
	exit 0
}
have() {
	command -v "$1" >/dev/null 2>&1
}
scripts/deps.sh browser || give_up "no Chromium"
# Other packages of node than Debian's have npm in them, and exclude Debian's.
{ have node && have npm; } || scripts/deps.sh node || give_up "no node"

if cmp -s tests/browser/package-lock.json "$into/package-lock.json" &&
	[ -d "$into/node_modules/playwright-core" ] && [ -d "$into/node_modules/axe-core" ]; then
	exit 0
fi
mkdir -p "$into"
cp tests/browser/package.json tests/browser/package-lock.json "$into"
npm ci --prefix "$into" --ignore-scripts --no-audit --no-fund --loglevel=error \
	--fetch-retries=1 --fetch-timeout=30000 || {
	rm -f "$into/package-lock.json"
	give_up "npm could not install"
}

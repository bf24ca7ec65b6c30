#!/bin/sh
# Install the Debian packages of the given groups (cmake/packages.txt) that are missing.
#
# usage: scripts/deps.sh [GROUP...]      without a group: build and test
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- build test

command -v dpkg >/dev/null || {
	echo "deps: not a Debian: nothing installed (see cmake/packages.txt for what is needed)"
	exit 0
}
missing=
for group; do
	for package in $(sed -n "s/^$group //p" cmake/packages.txt); do
		dpkg -s "$package" 2>/dev/null | grep -q '^Status: install ok installed' ||
			missing="$missing $package"
	done
done
[ -n "$missing" ] || exit 0

as_root="env DEBIAN_FRONTEND=noninteractive"
if [ "$(id -u)" -ne 0 ]; then
	as_root="sudo $as_root"
	command -v sudo >/dev/null || {
		echo "deps: error: not allowed to install (as root: apt-get install$missing)" >&2
		exit 1
	}
fi
echo "deps: installing$missing"
install_missing() {
	# shellcheck disable=SC2086 # lists of words
	$as_root apt-get install -y -q --no-install-recommends $missing
}
# Package lists may be absent or old: fetch them only when installing fails without.
install_missing >/dev/null 2>&1 || { $as_root apt-get -q update && install_missing; }

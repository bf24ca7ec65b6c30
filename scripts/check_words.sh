#!/bin/sh
# Words that do not ship: notes to ourselves, and paths of the machine it was written on.
set -u
cd "$(dirname "$0")/.."
faults=0

# refuse WHAT PATTERN [PATHSPEC...]
refuse() {
	what=$1
	pattern=$2
	shift 2
	if git grep -nIE "$pattern" -- ':!scripts/check_words.sh' "$@"; then
		echo "  ^ $what"
		faults=1
	fi
}
refuse 'an unfinished note' '\b(TODO|FIXME|XXX|HACK)\b|not implemented'
refuse 'a path of one machine' '(^|[^A-Za-z0-9_.])/(work|home|root|Users)/[A-Za-z]'
refuse 'a conflict marker' '^(<<<<<<<|>>>>>>>) '
exit $faults

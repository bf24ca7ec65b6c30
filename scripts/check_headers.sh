#!/bin/sh
# Each public header compiles alone, in C11 and (where there is a compiler for it) in C++.
set -u
cd "$(dirname "$0")/.."
faults=0
strict='-Wall -Wextra -Wpedantic -Werror -fsyntax-only -Iinclude'
cxx=$(command -v g++ || command -v clang++ || true)
for header in include/stancegraph/*.h; do
	name=${header#include/}
	# shellcheck disable=SC2086 # a list of options
	echo "#include \"$name\"" | ${CC:-cc} -std=c11 $strict -x c - || faults=1
	[ -z "$cxx" ] || echo "#include \"$name\"" | "$cxx" -std=c++17 $strict -x c++ - || faults=1
done
exit $faults

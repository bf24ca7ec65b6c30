#!/bin/sh
# Dependency runs one way: cli -> render -> graph -> extract -> core, and each foreign library
# is included in the files that hold its quirks, and nowhere else.
#
# usage: scripts/check_layers.sh [BUILD_DIR]     with a build, also what its programs link
set -u
cd "$(dirname "$0")/.."
faults=0

# forbid FOLDER PATTERN: no #include below FOLDER matches PATTERN.
forbid() {
	if git grep -nE "^ *# *include *[<\"]($2)" -- "$1/*.[ch]"; then
		echo "  ^ $1 must not include this: cli -> render -> graph -> extract -> core"
		faults=1
	fi
}

# only PATTERN PATHSPEC...: #includes of PATTERN stand below PATHSPEC only.
only() {
	pattern=$1
	shift
	allowed="$*"
	set -f
	for path; do
		set -- "$@" ":!$path"
		shift
	done
	set +f
	if git grep -nE "^ *# *include *[<\"]($pattern)" -- '*.[ch]' "$@"; then
		echo "  ^ belongs in $allowed only"
		faults=1
	fi
}

above_core='stancegraph/(extract|graph|render|stancegraph)\.h|(extract|graph|render|cli)/'
above_extract='stancegraph/(graph|render|stancegraph)\.h|(graph|render|cli)/'
above_graph='stancegraph/(render|stancegraph)\.h|(render|cli)/'
forbid core "$above_core"
forbid extract "$above_extract"
forbid graph "$above_graph"
forbid graph '\.\./extract|stancegraph/extract\.h|(reader|statement|stance|people)/'
forbid render 'stancegraph/stancegraph\.h|cli/'
forbid include '\.\./|(core|extract|graph|render|cli)/'

only 'igraph/' 'graph/igraph_port*' 'tests/*' 'bench/*'
only 'graphviz/' 'render/layout/program/*' 'tests/*'
only 'librsvg/|cairo' 'render/raster/program/*'
only 'yajl/' 'core/json_*' 'bench/*'
only 'zlib\.h' 'core/unpack/zlib_port.c' 'tests/*'
only 'zstd\.h' 'core/unpack/zstd_port.c' 'tests/*'
only 'gumbo\.h' 'extract/reader/html/gumbo_port.c'
only 'md4c\.h' 'extract/reader/markup/md4c_port*'
only 'unicode/' 'extract/reader/charset.c'
only 'gmime/' 'extract/reader/mail/gmime_port.c'
only 'libxml/' 'extract/reader/xml/port.c'
only 'curl/' 'cli/fetch/curl_port.c'
only 'netinet/|arpa/|netdb' 'cli/fetch/*' 'tests/*'

# What the built programs link: igraph (GPL) and Graphviz (EPL) never meet in one of them.
links() {
	readelf -d "$1" | grep -qE "NEEDED.*($2)"
}
if [ $# -gt 0 ]; then
	for program in "$1/stancegraph" "$1/stancegraph-layout" "$1/stancegraph-picture"; do
		if [ ! -x "$program" ]; then
			echo "$program is not built"
			faults=1
		elif links "$program" libigraph && links "$program" 'libgvc|libcgraph'; then
			echo "$program links both igraph and Graphviz"
			faults=1
		fi
	done
	if links "$1/stancegraph" 'libgvc|libcgraph'; then
		echo "$1/stancegraph links Graphviz, which only stancegraph-layout may"
		faults=1
	fi
	if links "$1/stancegraph" 'librsvg|libcairo'; then
		echo "$1/stancegraph links what draws pixels, which only stancegraph-picture may"
		faults=1
	fi
	# libcurl is loaded when an address is given, and the libraries cannot reach the network.
	if links "$1/stancegraph" 'libcurl'; then
		echo "$1/stancegraph links libcurl"
		faults=1
	fi
	for stage in core extract graph render; do
		if nm -u "$1/$stage"/*.a | grep -wE 'socket|connect|getaddrinfo|dlopen'; then
			echo "  ^ the library of $stage reaches for the network"
			faults=1
		fi
	done
fi
exit $faults

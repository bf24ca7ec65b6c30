# The house's chores. The build itself is CMake's: see CMakePresets.json.
export CTEST_PARALLEL_LEVEL ?= $(shell nproc)
FUZZ_SECONDS ?= 60
PREFIX ?= /usr/local
# Families of formats: each has a folder of fixtures.
FAMILIES = apis exports dumps readers chats maps pages mail tables
DEMO = fixtures/demo/market-square.txt

.PHONY: help deps demo check cov fuzz bench format tidy docs update-golden gallery install clean
.NOTPARALLEL:

help:
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 24

deps: ## install the packages that are missing
	@scripts/deps.sh build test
	@scripts/deps_browser.sh

release:
	@scripts/deps.sh build
	@cmake --preset release >/dev/null
	@cmake --build --preset release

demo: release ## build, and draw a debate
	@mkdir -p out
	@build/release/stancegraph $(DEMO) -o out/demo.svg
	@echo "$(DEMO) is drawn in out/demo.svg"

check: deps ## build with sanitizers and run every test
	@rc=0; cmake --workflow --preset dev || rc=1; \
	python3 -B scripts/count_tests.py build/dev/tests.xml || rc=1; exit $$rc

cov: ## line coverage, in out/coverage
	@scripts/deps.sh build test cov
	@cmake --workflow --preset cov
	@mkdir -p out/coverage
	@gcovr --root . --object-directory build/cov --exclude tests/ --exclude bench/ \
	  --exclude build/ --gcov-ignore-parse-errors --print-summary \
	  --html-details out/coverage/index.html 2>out/coverage/gcovr.log

fuzz: ## fuzz every entry point for FUZZ_SECONDS each
	@scripts/deps.sh build fuzz
	@cmake --preset fuzz >/dev/null
	@cmake --build --preset fuzz
	@scripts/fuzz.sh build/fuzz $(FUZZ_SECONDS)

bench: release ## time the stages and the whole program
	@bench/run.sh build/release

format: ## clang-format on every tracked C file
	@scripts/deps.sh test
	@git ls-files '*.c' '*.h' | xargs clang-format -i

tidy: ## clang-tidy on every source
	@scripts/deps.sh build test tidy
	@cmake --preset dev >/dev/null
	@run-clang-tidy -quiet -p build/dev '/(core|extract|graph|render|cli)/.*\.c$$'

docs: ## check that the documents' links and commands stand
	@python3 -B scripts/check_docs.py

update-golden: deps ## write expected outputs anew; read the diff before committing
	@cmake --preset dev >/dev/null
	@cmake --build --preset dev
	@build/dev/tests/spec_runner --update fixtures/spec
	@python3 -B tests/golden/golden.py --update build/dev/stancegraph
	@python3 -B tests/golden/readings.py --update build/dev/tests/show-reading $(FAMILIES)
	@build/dev/stancegraph -q $(DEMO) -o docs/demo.svg
	@git --no-pager diff --stat -- fixtures docs

gallery: release ## draw docs/gallery anew; look at the pictures before committing
	@scripts/deps.sh build gallery
	@python3 -B scripts/gallery.py build/release/stancegraph docs/gallery

install: release ## install below PREFIX
	@cmake --install build/release --prefix $(DESTDIR)$(PREFIX)

clean: ## remove everything that was built
	@rm -rf build out

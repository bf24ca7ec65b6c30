#!/usr/bin/env python3
"""The installed tree: complete, working where it was put, and found by other projects.

usage: test_install.py BUILD_DIR CC FLAGS      FLAGS: what the libraries were compiled with
"""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
DEMO = HERE.parent.parent / "fixtures/demo/market-square.txt"


def run(*command, **more):
    done = subprocess.run([str(word) for word in command], capture_output=True, timeout=300, **more)
    if done.returncode:
        raise AssertionError(f"{command}: {done.stdout.decode()}{done.stderr.decode()}")
    return done.stdout


class Installed(unittest.TestCase):
    build = compiler = flags = ""

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        first = Path(cls.temporary.name) / "first"
        cls.prefix = Path(cls.temporary.name) / "moved"
        run("cmake", "--install", cls.build, "--prefix", first)
        first.rename(cls.prefix)  # nothing in it may depend on where it was

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def one(self, pattern):
        found = list(self.prefix.glob(pattern))
        self.assertEqual(len(found), 1, f"{pattern}: {found}")
        return found[0]

    def test_everything_is_there(self):
        for pattern in ("bin/stancegraph", "libexec/stancegraph/stancegraph-layout",
                        "libexec/stancegraph/stancegraph-picture",
                        "include/stancegraph/stancegraph.h", "share/man/man1/stancegraph.1",
                        "share/bash-completion/completions/stancegraph",
                        "share/zsh/site-functions/_stancegraph", "share/doc/*/copyright",
                        "lib*/**/stancegraph.pc", "lib*/**/stancegraph-config.cmake",
                        "lib*/**/stancegraph-config-version.cmake"):
            self.one(pattern)
        headers = {p.name for p in (self.prefix / "include/stancegraph").iterdir()}
        ours = {p.name for p in (HERE.parent.parent / "include/stancegraph").iterdir()}
        self.assertEqual(headers, ours)

    def test_the_program_draws(self):
        there = run(self.prefix / "bin/stancegraph", DEMO)
        self.assertIn(b"<svg", there)
        self.assertEqual(there, run(Path(self.build) / "stancegraph", DEMO))

    def test_the_program_makes_pictures(self):
        there = run(self.prefix / "bin/stancegraph", DEMO, "-T", "png")
        self.assertEqual(there[:4], b"\x89PNG")
        self.assertEqual(there, run(Path(self.build) / "stancegraph", DEMO, "-T", "png"))

    def test_cmake_finds_it(self):
        out = Path(self.temporary.name) / "outside"
        run("cmake", "-S", HERE / "outside", "-B", out, f"-DCMAKE_PREFIX_PATH={self.prefix}",
            f"-DCMAKE_C_COMPILER={self.compiler}", f"-DCMAKE_C_FLAGS={self.flags}")
        run("cmake", "--build", out)
        self.assertIn(b"digraph", run(out / "outside"))
        self.assertIn(b'"It will hold', run(out / "outside-extract").replace("“".encode(), b'"'))

    def test_pkg_config_finds_it(self):
        folder = self.one("lib*/**/stancegraph.pc").parent
        path = os.pathsep.join(filter(None, [str(folder), os.environ.get("PKG_CONFIG_PATH")]))
        words = run("pkg-config", "--cflags", "--libs", "stancegraph",
                    env={**os.environ, "PKG_CONFIG_PATH": path}).decode().split()
        out = Path(self.temporary.name) / "by-pkg-config"
        run(self.compiler, *self.flags.split(), HERE / "outside/main.c", "-o", out, *words)
        self.assertIn(b"digraph", run(out))


def main():
    Installed.build, Installed.compiler, Installed.flags = sys.argv[1:4]
    done = unittest.main(argv=sys.argv[:1], exit=False).result
    bad = len(done.failures) + len(done.errors)
    print(f"{done.testsRun - bad} passed, {bad} failed, 0 skipped")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()

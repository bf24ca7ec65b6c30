"""Running the program in an empty folder, and what every test of it may ask.

A test file ends in harness.main(); it is run as `test_NAME.py STANCEGRAPH`.
"""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
THREAD = (ROOT / "fixtures/demo/market-square.txt").read_bytes()
USAGE, NO_INPUT, FAULT = 2, 3, 4


class Cli(unittest.TestCase):
    program = ""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.write("thread.txt", THREAD)

    def write(self, name, content):
        data = content.encode() if isinstance(content, str) else content
        (self.folder / name).write_bytes(data)
        return name

    def read(self, name):
        return (self.folder / name).read_bytes()

    def files(self):
        return sorted(os.listdir(self.folder))

    def run_program(self, *arguments, stdin=b"", **more):
        return subprocess.run([self.program, *arguments], cwd=self.folder, input=stdin,
                              capture_output=True, timeout=60, **more)

    def ends(self, code, *arguments, stdin=b"", error=None, **more):
        """Run; the exit code is `code`, and standard error matches `error`, or is empty."""
        done = self.run_program(*arguments, stdin=stdin, **more)
        said = done.stderr.decode()
        self.assertEqual(done.returncode, code, said)
        if error is None:
            self.assertEqual(said, "")
        else:
            self.assertRegex(said, error)
        if code in (USAGE, NO_INPUT):
            self.assertEqual(done.stdout, b"")
        return done.stdout


def main():
    Cli.program = str(Path(sys.argv[1]).resolve())
    done = unittest.main(argv=[sys.argv[0], *sys.argv[2:]], exit=False).result
    bad = len(done.failures) + len(done.errors)
    print(f"{done.testsRun - bad - len(done.skipped)} passed, {bad} failed, "
          f"{len(done.skipped)} skipped")
    sys.exit(1 if bad else 0)

#!/usr/bin/env python3
"""What is written: where, in which format, and whole or not at all."""
import json
import os
import resource
import stat
import subprocess
import threading

import harness
from harness import Cli, FAULT, NO_INPUT


class Outputs(Cli):
    def test_standard_output_has_the_format_of_the_command(self):
        self.assertIn(b"<svg", self.ends(0, "thread.txt"))
        debate = self.ends(0, "extract", "thread.txt")
        self.assertNotIn("analysis", json.loads(debate)["graph"]["metadata"])
        analysed = self.ends(0, "graph", stdin=debate)
        self.assertIn("analysis", json.loads(analysed)["graph"]["metadata"])
        self.assertIn(b"<svg", self.ends(0, "render", stdin=debate))

    def test_one_run_writes_several_outputs(self):
        out = self.ends(0, "thread.txt", "-o", "d.svg", "--output", "d.dot", "-o-", "-o", "d.json",
                        "-T", "json")
        self.assertEqual(self.files(), ["d.dot", "d.json", "d.svg", "thread.txt"])
        self.assertEqual(out, self.read("d.json"))
        self.assertIn(b"<svg", self.read("d.svg"))
        self.assertIn(b"graph", self.read("d.dot"))

    def test_a_name_without_a_suffix_has_the_format_of_T(self):
        self.ends(0, "thread.txt", "-o", "debate", "-T", "json")
        json.loads(self.read("debate"))

    def test_same_input_same_bytes(self):
        self.write("b.txt", "Ines Dahl said: “It works.”\n\n“It does not,” said Tom Ray.\n")
        runs = [self.ends(0, "thread.txt", "b.txt", "-T", name, "--threads", threads)
                for name in ("json", "svg") for threads in ("1", "4", "1")]
        self.assertEqual(len(set(runs[:3])), 1)
        self.assertEqual(len(set(runs[3:])), 1)

    def test_notes_are_told_when_asked_for(self):
        self.ends(0, "thread.txt", "-v", "-o", "d.svg",
                  error=r"(?s)people \d+.*d\.svg: \d+ bytes written")
        self.ends(0, "thread.txt", "-v", "-q", "-o", "d.svg")

    def test_an_old_file_is_replaced_and_keeps_its_permissions(self):
        self.write("d.json", "old")
        os.chmod(self.folder / "d.json", 0o640)
        self.ends(0, "thread.txt", "-o", "d.json")
        self.assertNotEqual(self.read("d.json"), b"old")
        self.assertEqual(stat.S_IMODE(os.stat(self.folder / "d.json").st_mode), 0o640)

    def test_a_new_file_has_the_permissions_of_the_umask(self):
        self.ends(0, "thread.txt", "-o", "d.json", preexec_fn=lambda: os.umask(0o027))
        self.assertEqual(stat.S_IMODE(os.stat(self.folder / "d.json").st_mode), 0o640)

    def test_a_link_stays_a_link(self):
        self.write("real.json", "old")
        os.symlink("real.json", self.folder / "d.json")
        self.ends(0, "thread.txt", "-o", "d.json")
        self.assertTrue((self.folder / "d.json").is_symlink())
        json.loads(self.read("real.json"))

    def test_a_pipe_is_written_as_it_stands(self):
        os.mkfifo(self.folder / "d.json")
        got = []
        reader = threading.Thread(target=lambda: got.append(self.read("d.json")))
        reader.start()
        self.ends(0, "thread.txt", "-o", "d.json")
        reader.join(timeout=30)
        json.loads(got[0])

    def test_a_long_name_is_no_trouble(self):
        self.ends(0, "thread.txt", "-o", "d" * 250 + ".json")


class Failures(Cli):
    def small_files_only(self):
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    def test_bad_input_leaves_old_output(self):
        self.write("d.svg", "old")
        self.write("bad.txt", b"\xff")
        self.ends(NO_INPUT, "bad.txt", "-o", "d.svg", error="error")
        self.assertEqual(self.read("d.svg"), b"old")

    def test_a_full_disk_leaves_old_output_and_nothing_else(self):
        self.write("d.json", "old")
        # restore_signals: a file that grows too large is then an error, not a signal.
        self.ends(FAULT, "thread.txt", "-o", "d.json", "-o", "new.json", restore_signals=False,
                  preexec_fn=self.small_files_only,
                  error=r"^d\.json: error: cannot be written: .*\nnew\.json: error: cannot ")
        self.assertEqual(self.read("d.json"), b"old")
        self.assertEqual(self.files(), ["d.json", "thread.txt"])

    def test_one_output_that_fails_does_not_cost_the_others(self):
        self.ends(FAULT, "thread.txt", "-o", "no/such/d.json", "-o", "d.json",
                  error=r"^no/such/d\.json: error: ")
        json.loads(self.read("d.json"))

    def test_a_folder_is_no_output(self):
        os.mkdir(self.folder / "d.svg")
        self.ends(FAULT, "thread.txt", "-o", "d.svg", error=r"^d\.svg: error: .*directory")

    def test_a_full_device(self):
        self.ends(FAULT, "thread.txt", "-T", "json", "-o", "/dev/full",
                  error=r"^/dev/full: error: ")

    def test_standard_output_that_is_full(self):
        with open("/dev/full", "wb") as full:
            for arguments in (["thread.txt"], ["--help"]):
                self.assertEqual(self.run_to(full, *arguments), FAULT)

    def run_to(self, file, *arguments):
        return subprocess.run([self.program, *arguments], cwd=self.folder, stdout=file,
                              stderr=subprocess.DEVNULL, timeout=60).returncode


if __name__ == "__main__":
    harness.main()

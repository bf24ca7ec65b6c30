#!/usr/bin/env python3
"""PNG and PDF: sizes, what is on them, the same bytes twice, errors where they cannot be made."""
import os
import re
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import harness
from harness import Cli, FAULT


def png_rows(data):
    """Width, height, and the bytes of all rows (filtered as they stand)."""
    kinds, at, packed = [], 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        kinds.append(kind)
        if kind == b"IHDR":
            width, height = struct.unpack(">II", data[at + 8:at + 16])
        if kind == b"IDAT":
            packed += data[at + 8:at + 8 + size]
        at += 12 + size
    return width, height, zlib.decompress(packed), kinds


def svg_size(text):
    return [int(n) for n in re.search(rb'viewBox="0 0 (\d+) (\d+)"', text).groups()]


class Pictures(Cli):
    def pdf(self, tool, *arguments):
        done = subprocess.run([tool, *arguments], cwd=self.folder, capture_output=True, check=True)
        return done.stdout.decode()

    def helper(self, *arguments, stdin):
        program = Path(self.program).with_name("stancegraph-picture")
        return subprocess.run([program, *arguments], input=stdin, capture_output=True, timeout=60)

    def test_a_png_has_twice_the_pixels_of_the_drawing(self):
        self.ends(0, "thread.txt", "-o", "d.png", "-o", "d.svg")
        width, height, rows, kinds = png_rows(self.read("d.png"))
        self.assertEqual([width, height], [2 * n for n in svg_size(self.read("d.svg"))])
        self.assertGreater(len(set(rows)), 100)
        self.assertNotIn(b"tIME", kinds)

    def test_scale_is_chosen(self):
        self.ends(0, "thread.txt", "--scale", "1", "-o", "d.png", "-o", "d.svg")
        self.assertEqual(list(png_rows(self.read("d.png"))[:2]), svg_size(self.read("d.svg")))

    def test_a_picture_that_would_be_too_large_is_smaller(self):
        for width, height, most in ((30000, 100, 16384), (12000, 12000, 10000)):
            svg = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
                   f'width="{width}" height="{height}"/>').encode()
            done = self.helper("png", "2", stdin=svg)
            self.assertEqual(done.returncode, 0)
            self.assertEqual(png_rows(done.stdout)[0], most)

    def test_what_could_not_be_read_in_pixels_is_refused(self):
        svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="90000"/>'
        self.assertEqual(self.helper("png", "2", stdin=svg).returncode, 2)
        self.assertEqual(self.helper("pdf", "2", stdin=svg).returncode, 0)

    def test_a_pdf_is_one_page_of_the_drawing_with_its_text(self):
        self.ends(0, "thread.txt", "-o", "d.pdf", "-o", "d.svg")
        about = self.pdf("pdfinfo", "d.pdf")
        width, height = (n * 0.75 for n in svg_size(self.read("d.svg")))
        self.assertRegex(about, rf"Page size: +{width:g} x {height:g} pts")
        self.assertRegex(about, r"Pages: +1\n")
        self.assertRegex(about, r"Title: +A debate started by Marta Oyelaran\n")
        self.assertNotIn("Date", about)
        text = self.pdf("pdftotext", "d.pdf", "-")
        for words in ("Marta Oyelaran", "Primary school teacher · 2h", "I disagree. My customers"):
            self.assertIn(words, text)
        self.assertNotIn("Type 3", self.pdf("pdffonts", "d.pdf"))

    def test_a_title_is_text(self):
        svg = ('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g><title>no</title>'
               '</g><title>A &lt;b&gt; &amp; «Ä» )&#233;</title></svg>').encode()
        self.write("d.pdf", self.helper("pdf", "1", stdin=svg).stdout)
        self.assertRegex(self.pdf("pdfinfo", "d.pdf"), r"Title: +A <b> & «Ä» \)é\n")

    def test_same_input_same_bytes(self):
        for name in ("png", "pdf"):
            self.assertEqual(self.ends(0, "thread.txt", "-T", name),
                             self.ends(0, "thread.txt", "-T", name,
                                       env={**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "C"}))

    def test_nothing_is_loaded_from_outside(self):
        self.write("dot.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
                              b'<rect width="9" height="9"/></svg>')
        image = f'<image width="9" height="9" href="file://{self.folder}/dot.svg"/>'
        entity = f'<!DOCTYPE svg [<!ENTITY e SYSTEM "file://{self.folder}/dot.svg">]>'
        empty = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        plain = self.helper("png", "1", stdin=f"{empty}</svg>".encode()).stdout
        self.assertEqual(
            self.helper("png", "1", stdin=f"{empty}{image}</svg>".encode()).stdout, plain)
        done = self.helper("png", "1", stdin=f"{entity}{empty}&e;</svg>".encode())
        self.assertIn(done.stdout, (plain, b""))

    def test_what_is_no_svg_fails(self):
        for svg in (b"", b"words", b"<svg", b"<html/>", b'<svg xmlns="http://www.w3.org/2000/svg" '
                    b'width="0" height="0"/>', b"\x89PNG\r\n\x1a\n"):
            for name in ("png", "pdf"):
                done = self.helper(name, "1", stdin=svg)
                self.assertEqual((done.returncode, done.stdout), (1, b""), svg)
        for arguments in ((), ("png",), ("gif", "1"), ("png", "0"), ("png", "nan"), ("png", "x")):
            self.assertEqual(self.helper(*arguments, stdin=b"").returncode, 5, arguments)


class Failures(Cli):
    """The program in a folder of its own, beside something that is not the one it looks for."""

    def setUp(self):
        super().setUp()
        os.mkdir(self.folder / "bin")
        self.alone = self.folder / "bin/stancegraph"
        shutil.copy(self.program, self.alone)
        self.program = str(self.alone)

    def beside(self, script):
        self.write("bin/stancegraph-picture", "#!/bin/sh\n" + script)
        os.chmod(self.folder / "bin/stancegraph-picture", 0o755)

    def fails(self, error):
        self.write("d.png", "old")
        self.ends(FAULT, "thread.txt", "-o", "d.png", "-o", "d.pdf", "-o", "d.svg",
                  error=rf"^d\.png: error: .*{error}.*\nd\.pdf: error: .*{error}.*\n$")
        self.assertEqual(self.read("d.png"), b"old")
        self.assertEqual(self.files(), ["bin", "d.png", "d.svg", "thread.txt"])

    def test_a_missing_program_is_said(self):
        if Path("/usr/local/libexec/stancegraph/stancegraph-picture").exists():
            self.skipTest("one is installed")
        self.fails(r"not installed \(.*libexec")

    def test_one_that_crashes(self):
        self.beside("printf half; kill -9 $$")
        self.fails(r"failed \(write \.svg")

    def test_one_that_finds_the_drawing_too_large(self):
        self.beside("cat >/dev/null; exit 2")
        self.fails(r"too large for pixels \(write \.svg or \.pdf")

    def test_one_that_is_found_is_run(self):
        self.beside('cat >/dev/null; echo "picture $*"')
        self.assertEqual(self.ends(0, "thread.txt", "-T", "png"), b"picture png 2\n")
        self.assertEqual(self.ends(0, "thread.txt", "-T", "pdf", "--scale", "3"),
                         b"picture pdf 3\n")


if __name__ == "__main__":
    harness.main()

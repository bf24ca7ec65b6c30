#!/usr/bin/env python3
"""docs/gallery shows what the program draws now: `make gallery` draws it anew."""
import sys
import tempfile
import unittest
from pathlib import Path

import harness

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
import gallery  # noqa: E402


class Gallery(unittest.TestCase):
    def test_every_picture_is_up_to_date(self):
        with tempfile.TemporaryDirectory() as scratch:
            drawn = Path(scratch)
            gallery.draw_all(harness.Cli.program, drawn)
            stale = [path.name for path in sorted(drawn.iterdir())
                     if not (ROOT / "docs/gallery" / path.name).exists()
                     or path.read_bytes() != (ROOT / "docs/gallery" / path.name).read_bytes()]
            self.assertEqual(stale, [], "run `make gallery`, and look at what changed")

    def test_nothing_is_left_over(self):
        names = {f"{row[0]}.svg" for row in gallery.PICTURES}
        names |= {f"{name}.png" for name in gallery.PREVIEWS} | {"README.md"}
        self.assertEqual({path.name for path in (ROOT / "docs/gallery").iterdir()}, names)

    def test_previews_are_pictures_of_the_gallery(self):
        self.assertLessEqual(set(gallery.PREVIEWS), {row[0] for row in gallery.PICTURES})


if __name__ == "__main__":
    harness.main()

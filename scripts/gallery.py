#!/usr/bin/env python3
"""Draw the gallery: `gallery.py STANCEGRAPH FOLDER`.

One row a picture: name, input, options, what it shows. The same program draws the same bytes, which
is how a test tells whether docs/gallery is up to date. PNG previews are made for those that the
README shows.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
THREAD, ARTICLE = "fixtures/demo/market-square.txt", "fixtures/gallery/river-pool.txt"
BUSES, INTERVIEW = "fixtures/gallery/night-buses.csv", "fixtures/readers/interview-visit.txt"
LARGE = "5000 claims"  # made, not kept

PICTURES = (
    ("map", THREAD, "", "A thread: people and claims in columns by camp."),
    ("article", ARTICLE, "", "An article: what is reported of each person on one card."),
    ("interview", INTERVIEW, "", "An interview: answers level with their questions."),
    ("argument-map", "fixtures/maps/lamps.argdown", "",
     "An argument map: claims without people, from Argdown."),
    ("people", BUSES, "--view people", "Who stands with whom, and who rebuts whom."),
    ("thread", THREAD, "--view thread", "The tree of replies, with the stance of each."),
    ("matrix", BUSES, "--view matrix", "People by claims: who took which stance on what."),
    ("timeline", BUSES, "--view timeline", "What was said when, and what it answered."),
    ("focus", BUSES, "--focus Rossi", "One person, and what stands one step away."),
    ("top", BUSES, "--top 12", "The twelve claims with most stances and replies."),
    ("camps", LARGE, "", "A debate of 5,000 claims: its camps, then a map of each."),
    ("arabic", "fixtures/gallery/library-evenings.ar.csv", "", "A thread in Arabic."),
    ("japanese", "fixtures/gallery/benches.ja.csv", "", "A thread in Japanese."),
    ("light", THREAD, "--theme light", "The light theme, whatever the reader's screen is set to."),
    ("dark", THREAD, "--theme dark", "The dark theme."),
    ("print", ARTICLE, "--theme print", "The theme for paper: no tints, told apart in grey."),
)
PREVIEWS = {"map": 720, "people": 720, "thread": 720, "camps": 720, "matrix": 720, "timeline": 720,
            "arabic": 480, "japanese": 480, "dark": 480, "print": 480}
# Of tall pictures a preview shows the upper part.
PREVIEW_HEIGHT = 900


def make_large(folder):
    path = folder / "made.csv"
    done = subprocess.run([sys.executable, "-B", ROOT / "bench/make_debate.py", "5000"],
                          capture_output=True, check=True)
    path.write_bytes(done.stdout)
    return str(path)


def draw(program, picture, folder, large):
    name, source, options, _ = picture
    subprocess.run([program, "-q", large if source == LARGE else source, *options.split(),
                    "-o", folder / f"{name}.svg"], cwd=ROOT, check=True)


def command(picture):
    name, source, options, _ = picture
    given = "debate.csv" if source == LARGE else source
    made = "bench/make_debate.py 5000 >debate.csv\n    " if source == LARGE else ""
    return f"    {made}stancegraph {given} {options + ' ' if options else ''}-o {name}.svg"


def index():
    yield "# Gallery\n\nMade by `make gallery` from fixtures of this project.\n"
    for picture in PICTURES:
        name, _, _, about = picture
        yield f"## {name}\n\n{about}\n\n{command(picture)}\n\n![{about}]({name}.svg)\n"
    yield f"""## page

The page to explore, with search, filters and evidence, is made from any of them:

    stancegraph {THREAD} -o page.html"""


def draw_all(program, folder):
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        large = make_large(Path(scratch))
        for picture in PICTURES:
            draw(program, picture, folder, large)
    (folder / "README.md").write_text("\n".join(index()) + "\n", encoding="utf-8")


def preview(folder, name, width):
    """By rsvg-convert, whose bytes differ between versions: no test compares them."""
    svg, png = folder / f"{name}.svg", folder / f"{name}.png"
    head = svg.read_text(encoding="utf-8")[:400]
    _, _, drawn, height = (float(n) for n in head.split('viewBox="', 1)[1].split('"')[0].split())
    shown = min(height * width / drawn, PREVIEW_HEIGHT)
    subprocess.run(["rsvg-convert", "-w", str(width), "--page-width", str(width), "--page-height",
                    str(round(shown)), "--left", "0", "--top", "0", "-o", png, svg], check=True)


def main():
    program, folder = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2])
    draw_all(program, folder)
    for name, width in PREVIEWS.items():
        preview(folder, name, width)


if __name__ == "__main__":
    main()

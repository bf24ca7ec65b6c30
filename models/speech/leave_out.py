#!/usr/bin/env python3
"""Train the tagger without some articles, and measure the whole program on these.

usage: leave_out.py FOLDER PROGRAM TRAINER SCORER [FOLDS]

FOLDER holds marked articles (../shared/data/attribution/train). With FOLDS that many parts are left
out in turn; without, all articles of one publisher in turn, which is the first word of their
names: what to expect of a paper that the tagger has not read. PROGRAM and TRAINER are
build/release/stancegraph and build/release/models/train-speech, SCORER is
../shared/eval/attribution.py.
"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ARTICLES = Path(__file__).with_name("articles.py")


def parts_of(names, folds):
    if folds:
        return {f"part {k + 1} of {folds}": names[k::folds] for k in range(folds)}
    publishers = sorted({name.split("_")[0] for name in names})
    return {p: [name for name in names if name.startswith(p + "_")] for p in publishers}


def copy(names, source, target):
    for folder in ("text", "attributions"):
        (target / folder).mkdir(parents=True)
    marks = list((source / "attributions").glob("*.ann"))
    for name in names:
        shutil.copy(source / "text" / f"{name}.txt", target / "text")
        for path in marks:
            if path.name.startswith(name + "_"):
                shutil.copy(path, target / "attributions")


def train(source, names, trainer, work):
    copy(names, source, work / "kept")
    with open(work / "articles", "wb") as file:
        subprocess.run([sys.executable, "-B", ARTICLES, work / "kept"], stdout=file, check=True)
    subprocess.run([trainer, "-o", work / "model", work / "articles"], check=True,
                   stderr=subprocess.DEVNULL)


def measure(source, names, program, scorer, work):
    copy(names, source, work / "out")
    (work / "graphs").mkdir()
    for name in names:
        subprocess.run([program, "-q", "--model", work / "model", work / "out/text" / f"{name}.txt",
                        "-o", work / "graphs" / f"{name}.json"], check=True)
    scored = subprocess.run([sys.executable, scorer, work / "out", work / "graphs"],
                            capture_output=True, text=True, check=True)
    return scored.stdout


def main():
    if len(sys.argv) not in (5, 6):
        sys.exit(__doc__)
    source, program, trainer, scorer = map(Path, sys.argv[1:5])
    names = sorted(path.stem for path in (source / "text").glob("*.txt"))
    parts = parts_of(names, int(sys.argv[5]) if len(sys.argv) > 5 else 0)
    for part, left_out in parts.items():
        kept = sorted(set(names) - set(left_out))
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            train(source, kept, trainer, work)
            print(f"{part}: {len(left_out)} articles left out")
            print(measure(source, left_out, program, scorer, work), flush=True)


if __name__ == "__main__":
    main()

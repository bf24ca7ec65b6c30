#!/usr/bin/env python3
"""Teacher and student without one forum, on that forum: what to expect of a topic not trained on.

usage: leave_one_out.py DATA OUT TOOLS FORUM MOST [OPTION...]

One teacher is trained on the part `train` of DEBAGREEMENT without FORUM. It labels those pairs and
the texts of mtcsd_weak, but no new pairs: those of augment.py are made of every forum's. From them
the student learns, and both are measured on all replies of FORUM. TOOLS is the folder of
train-stance and stance-shares, OUT gets FORUM.txt. MOST is how many pairs of each set at most, 0
for all; the options are for train-stance.
"""
import os
import sys
import tempfile

import figures
import label
import pairs
import student
import teach
from encoder import tokenise

SEED, RATE = 0, 1e-4


def measure(folder, tools, options, forum, most):
    known = pairs.read(folder, "debagreement")
    asked = pairs.some([pair for pair in known if pair.source == forum], most)
    labelled = pairs.some([pair for pair in known
                           if pair.source != forum and pair.split == "train"], most)
    if not asked:
        sys.exit(f"leave_one_out.py: error: no replies of {forum}")
    texts = [pair.texts for pair in labelled]
    model = teach.teach(tokenise(texts), pairs.hard(labelled), SEED, RATE,
                        1 if most else teach.ROUNDS)
    yield teach.figures_of(model, f"teacher without {forum}", asked)
    shares = label.mix(pairs.hard(labelled), label.label([model], texts))
    more = [pair.texts for pair in pairs.read(folder, "mtcsd_weak", most=most)]
    shares += label.label([model], more)
    with tempfile.TemporaryDirectory() as work:
        said = student.shares(tools, options, work, (texts + more, shares), asked)
    yield figures.line(f"student without {forum}", pairs.hard(asked), said)


def main():
    if len(sys.argv) < 6:
        sys.exit(__doc__)
    folder, out, tools, forum, most, *options = sys.argv[1:]
    lines = []
    for line in measure(folder, tools, options, forum, int(most) or None):
        print(line, flush=True)
        lines.append(line + "\n")
    with pairs.whole_file(os.path.join(out, forum + ".txt")) as file:
        file.writelines(lines)


if __name__ == "__main__":
    main()

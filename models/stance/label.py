#!/usr/bin/env python3
"""Let the teachers label pairs: the mean of their votes, as shares.

usage: label.py DATA PART RESULT MOST TEACHER...

PART is `debagreement` (its part `train`, whose shares are then mixed with people's labels),
`mtcsd_weak` (its texts; its labels are not used), or a file of augment.py. RESULT gets a line for
each pair, as train-stance reads it. MOST is how many at most, 0 for all.
"""
import sys

import torch

import pairs
from encoder import Encoder, tokenise, vote

AT_ONCE = 10000
OF_PEOPLE = 0.3  # share of people's labels in those of the pairs that have them


def load(path):
    model = Encoder()
    model.load_state_dict(torch.load(path))
    return model


def label(teachers, texts):
    """Shares of disagree, neutral and agree for each pair of texts."""
    shares = []
    for first in range(0, len(texts), AT_ONCE):
        items = tokenise(texts[first:first + AT_ONCE])
        votes = sum(vote(teacher, items) for teacher in teachers) / len(teachers)
        shares += votes.softmax(1).tolist()
        print(f"labelled {len(shares)} of {len(texts)}", flush=True)
    return shares


def mix(labels, shares):
    return [[OF_PEOPLE * told + (1 - OF_PEOPLE) * share for told, share in zip(*both)]
            for both in zip(labels, shares)]


def main():
    if len(sys.argv) < 6:
        sys.exit(__doc__)
    folder, part, result, most = sys.argv[1:5]
    most = int(most) or None
    teachers = [load(path) for path in sys.argv[5:]]
    if part == "debagreement":
        labelled = pairs.read(folder, part, "train", most)
        texts = [pair.texts for pair in labelled]
        shares = mix(pairs.hard(labelled), label(teachers, texts))
    elif part == "mtcsd_weak":
        texts = [pair.texts for pair in pairs.read(folder, part, most=most)]
        shares = label(teachers, texts)
    else:
        texts = pairs.read_texts(part)[:most]
        shares = label(teachers, texts)
    pairs.write(result, texts, shares)


if __name__ == "__main__":
    main()

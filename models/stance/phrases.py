#!/usr/bin/env python3
"""Make pairs of the project's own phrases of stance, labelled by their rows.

usage: phrases.py DATA RESULT [MOST]

The replies that people labelled are ten words long and longer, so that "Not true." and "How so?"
were not among them. Each phrase of extract/stance/openers.c and cues.c becomes a reply of its own
and the opening, or the end, of a longer one, below a post drawn by chance; its row's weight is the
share of its label. Plain questions, thanks and one-word answers are added. These pairs weigh less
than labelled ones. RESULT gets a line for each pair, as train-stance reads it.
"""
import os
import random
import re
import sys

import pairs
from augment import sentences

SEED = 11
WEIGHT = 0.2
SOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "extract", "stance")
ROW = re.compile(r'\{"([^"]+)",\s*SG_CUE_(\w+),\s*([0-9.]+)\}')
OPENED, HELD, PLAIN = 6, 3, 8  # pairs for each opener, phrase inside, and plain reply
SHORT = 3                      # of an opener's pairs, those in which it stands alone

QUESTIONS = (
    "Why?", "How so?", "What do you mean?", "Source?", "Do you have a link?", "When was this?",
    "Who said that?", "How would that work?", "Really?", "Where is this from?",
    "Is there any data on this?", "Can you explain?")
THANKS = (
    "Thanks for sharing!", "Thank you for posting this.", "Thanks!", "Thank you, this is useful.",
    "Thanks for the link.", "Congratulations!", "Good morning.", "Nice to meet you.", "Following.",
    "Lol.", "Haha.", "Happy birthday!")
ONE_WORD = (("Yes.", 2), ("No.", 0), ("Yep.", 2), ("Nope.", 0), ("True.", 2), ("False.", 0),
            ("Agreed.", 2), ("Wrong.", 0))


def spelled_out(pattern):
    """The phrases a pattern stands for; none of one with gaps or inflected words."""
    found = [[]]
    for element in pattern.split():
        if element in "?_" or "*" in element:
            return []
        found = [words + [word] for words in found for word in element.split("|")]
    return [" ".join(words) for words in found]


def table(name):
    """Phrase, kind and weight of each row that can be spelled out."""
    with open(os.path.join(SOURCES, name), encoding="utf-8") as file:
        return [(phrase, kind, float(weight)) for pattern, kind, weight in ROW.findall(file.read())
                for phrase in spelled_out(pattern)]


def shares(kind, weight):
    """Of disagree, neutral and agree."""
    rest = 1 - weight
    return {"AGREE": [rest * .5, rest * .5, weight], "REBUT": [weight, rest * .6, rest * .4],
            "CONCEDE": [.3, .2, .5], "THANK": [.1, .6, .3]}[kind]


def capital(phrase):
    phrase = re.sub(r"\bi\b", "I", phrase)
    return phrase[:1].upper() + phrase[1:]


class Maker:
    def __init__(self, folder):
        self.random = random.Random(SEED)
        people = pairs.read(folder, "debagreement", "train") + pairs.read(folder, "mtcsd_weak")
        self.parents = [pair.parent for pair in people]
        self.children = [pair.child for pair in people]
        self.made = []

    def add(self, reply, label):
        self.made.append((self.random.choice(self.parents), reply, label))

    def some_child(self):
        return sentences(self.random.choice(self.children))

    def open_with(self, phrase, kind, weight):
        for i in range(OPENED):
            if i < SHORT:
                reply = capital(phrase) + self.random.choice("...!")
            else:
                mark = ", " if i == SHORT else ". "
                reply = capital(phrase) + mark + self.some_child()[-1]
            self.add(reply, shares(kind, max(weight, .6) if i <= SHORT - 1 else weight))

    def hold(self, phrase, kind, weight):
        for i in range(HELD):
            if i < HELD - 1:
                reply = capital(phrase) + self.random.choice([".", ".", "!"])
            else:
                reply = self.random.choice(self.some_child()) + " " + capital(phrase) + "."
            self.add(reply, shares(kind, weight))

    def all(self):
        for row in table("openers.c"):
            self.open_with(*row)
        for row in table("cues.c"):
            if row[1] in ("AGREE", "REBUT"):
                self.hold(*row)
        for reply in QUESTIONS * PLAIN:
            self.add(reply, [.33, .57, .1])
        for reply in THANKS * PLAIN:
            self.add(reply, [.06, .6, .34])
        for reply, label in ONE_WORD * (PLAIN + 2):
            self.add(reply, [.05, .1, .85] if label else [.85, .1, .05])
        self.random.shuffle(self.made)
        return self.made


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    most = int(sys.argv[3]) if len(sys.argv) == 4 else None
    made = Maker(sys.argv[1]).all()[:most]
    pairs.write(sys.argv[2], [pair[:2] for pair in made], [pair[2] for pair in made], WEIGHT)


if __name__ == "__main__":
    main()

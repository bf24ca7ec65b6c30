#!/usr/bin/env python3
"""Make pairs that nobody labelled out of pairs that people wrote: for the teachers to label.

usage: augment.py DATA RESULT [MOST]

DATA holds the sets of pairs; RESULT gets a line for each new pair: parent, tab, child. With MOST
no more than so many. No label of any set is used.

The student learns from many more pairs than there are labelled ones. It sees only words, so the
new pairs show it the words of openers, endings and answers in other company: any reply below any
post of its forum, parts of posts, the opening of one reply before the rest of another.
"""
import random
import re
import sys

import pairs

SEED = 7
LONGEST = 1500  # characters of a text
STRANGERS, EXTRACTS, CROSSED, THINNED, SIDE_BY_SIDE = 12000, 20000, 16000, 8000, 4000
ORATIONS = 800  # the two politicians' arguments are long and alike: of them no more
DROPPED = 0.2   # share of the words that a thinned text loses


def sentences(text):
    found = [part for part in re.split(r"(?<=[.!?…])\s+|\n+", text) if part.strip()]
    return found or [text]


class Maker:
    def __init__(self, folder):
        sets = {name: pairs.read(folder, name) for name in
                ("mtcsd_weak", "rumoureval2017", "changemyview", "kennedy_nixon")}
        self.random = random.Random(SEED)
        self.replies = pairs.read(folder, "debagreement", "train") + sets["mtcsd_weak"]
        self.pool = (2 * pairs.read(folder, "debagreement", "train") + 2 * sets["mtcsd_weak"] +
                     sets["rumoureval2017"] + 2 * sets["changemyview"] +
                     sets["kennedy_nixon"][:ORATIONS])
        self.sources = {}
        for pair in self.replies:
            self.sources.setdefault(pair.source, []).append(pair)
        self.made = []

    def add(self, parent, child):
        parent, child = parent.strip(), child.strip()
        if parent and child:
            self.made.append((parent[:LONGEST], child[:LONGEST]))

    def two(self):
        """Two pairs of one forum, which is drawn as often as it is large."""
        sizes = [len(found) for found in self.sources.values()]
        source = self.sources[self.random.choices(list(self.sources), sizes)[0]]
        return self.random.choice(source), self.random.choice(source)

    def stranger(self):
        """A reply below a post that it does not answer."""
        one, other = self.two()
        self.add(one.parent, other.child)

    def extract(self):
        """The end of a post, and some sentences of the reply to it."""
        pair = self.random.choice(self.pool)
        child, parent = sentences(pair.child), sentences(pair.parent)
        length = self.random.choice((1, 1, 2, 3))
        first = self.random.randrange(max(1, len(child) - length + 1))
        last = self.random.choice((1, 2, 3, 9))
        self.add(" ".join(parent[-last:]), " ".join(child[first:first + length]))

    def crossed(self):
        """The opening of one reply, then the rest of another."""
        one, other = self.two()
        opening, rest = sentences(one.child)[0], sentences(other.child)
        rest = rest[1:3] if len(rest) > 1 else rest
        self.add(self.random.choice((one, other)).parent, " ".join([opening] + rest))

    def thin(self, text):
        return " ".join(word for word in text.split() if self.random.random() > DROPPED)

    def thinned(self):
        pair = self.random.choice(self.replies)
        parent = self.thin(pair.parent)
        self.add(parent, self.thin(pair.child))

    def side_by_side(self):
        """One reply as the answer to another."""
        one, other = self.two()
        self.add(one.child, other.child)

    def all(self):
        for make, count in ((self.stranger, STRANGERS), (self.extract, EXTRACTS),
                            (self.crossed, CROSSED), (self.thinned, THINNED),
                            (self.side_by_side, SIDE_BY_SIDE)):
            for _ in range(count):
                make()
        self.random.shuffle(self.made)
        return self.made


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    most = int(sys.argv[3]) if len(sys.argv) == 4 else None
    pairs.write_texts(sys.argv[2], Maker(sys.argv[1]).all()[:most])


if __name__ == "__main__":
    main()

"""Tables of pairs: reading those that are labelled, writing those to train on."""
import os
import re
from contextlib import contextmanager
from typing import NamedTuple

LABELS = ("disagree", "neutral", "agree")
MEANT = {"n": "\n", "t": "\t", "\\": "\\"}


class Pair(NamedTuple):
    label: str
    split: str
    group: str
    parent: str
    child: str

    @property
    def source(self):
        """The forum that a thread is from, or the topic."""
        return self.group.split("/")[0]

    @property
    def texts(self):
        return self.parent, self.child


def unescape(field):
    return re.sub(r"\\([nt\\])", lambda found: MEANT[found[1]], field)


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def rows(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def read(folder, name, split=None, most=None):
    """The labelled pairs of folder/name.tsv; other labels, such as query, are left out."""
    found = [Pair(*row[:3], unescape(row[3]), unescape(row[4]))
             for row in rows(os.path.join(folder, name + ".tsv"))[1:]]
    return some([pair for pair in found
                 if pair.label in LABELS and (split is None or pair.split == split)], most)


def some(found, most):
    """At most so many, from all over the list: sets are sorted by this and that."""
    return found[::max(1, len(found) // most)][:most] if most else found


def read_texts(path):
    """Parent and child of each line of a table that holds nothing else."""
    return [(unescape(parent), unescape(child)) for parent, child in rows(path)]


def hard(pairs):
    """All of each pair's share to its label."""
    return [[float(pair.label == label) for label in LABELS] for pair in pairs]


@contextmanager
def whole_file(path):
    """A file to write that takes its name once it is whole."""
    part = f"{path}.part"
    with open(part, "w", encoding="utf-8", newline="\n") as file:
        yield file
    os.replace(part, path)


def write_texts(path, texts):
    with whole_file(path) as file:
        for parent, child in texts:
            file.write(f"{escape(parent)}\t{escape(child)}\n")


def write(path, texts, shares, weight=1):
    """A line for each pair, as train-stance reads it; all weigh the same."""
    with whole_file(path) as file:
        for (parent, child), (disagree, neutral, agree) in zip(texts, shares):
            file.write(f"{weight:g}\t{disagree:.4f}\t{neutral:.4f}\t{agree:.4f}\t"
                       f"{escape(parent)}\t{escape(child)}\n")

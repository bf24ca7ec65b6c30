#!/usr/bin/env python3
"""The drawing's bytes beside those of plain Graphviz: a box a card with the same lines of text,
camps as clusters, an edge an arrow. At 10 cards at most 1.5 times as many, at 200 no more."""
import re
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as xml

import harness

SVG = "{http://www.w3.org/2000/svg}"
LINES = {"agrees": 'color="#00735c"', "rebuts": 'color="#b3410e",style=dashed',
         "replies": 'color="#6b7078"', "quotes": 'color="#6b7078",style=dotted'}
OPENINGS = ["I agree with that", "No, that is not true", "At night", "Last year", "My street"]
ABOUT = ["the bridge closes at ten, and the lorries take the road along the river",
         "about forty people walk there after ten in the evening, most of them from the mill",
         "the ferry costs as much as new lamps and a wider pavement on both sides",
         "children cross it every morning, and the school is on the other bank"]


def classes(element):
    return element.get("class", "").split()


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def label(lines):
    """Left-justified lines, as dot wants them."""
    return '"' + "".join(quote(line)[1:-1] + "\\l" for line in lines) + '"'


def lines_of(group):
    return ["".join(text.itertext()) for text in group.iter(SVG + "text")]


def cards_of(root):
    """(id, camp, lines) of each card."""
    for group in root.iter(SVG + "g"):
        if {"claim", "person"} & set(classes(group)):
            camp = next((c for c in classes(group) if c.startswith("camp-")), "")
            ids = [g.get("id").split("-")[-1] for g in group.iter(SVG + "g") if g.get("id")]
            yield ids, camp, lines_of(group)


def dot_of(svg):
    """The same cards, camps and arrows in DOT; and how many cards."""
    root = xml.fromstring(svg)
    cards = list(cards_of(root))
    node = {name: f"n{i}" for i, (ids, _, _) in enumerate(cards) for name in ids}
    heads = {classes(g)[1]: lines_of(g) for g in root.iter(SVG + "g") if classes(g)[:1] == ["camp"]}
    out = ['digraph {', 'node [shape=box,fontname="DejaVu Sans"]']
    for camp in sorted({camp for _, camp, _ in cards}):
        inside = [f"n{i} [label={label(lines)}]" for i, (_, c, lines) in enumerate(cards)
                  if c == camp]
        out += ([f'subgraph "cluster{camp}" {{ fontname="DejaVu Sans" label={label(heads[camp])}',
                 *inside, "}"] if camp in heads else inside)
    for group in root.iter(SVG + "g"):
        ends = [node.get(group.get(end, "")) for end in ("data-from", "data-to")]
        if all(ends):
            out.append(f"{ends[0]} -> {ends[1]} [{LINES[group.get('data-kind')]}]")
    return "\n".join([*out, "}"]), len(cards)


def thread(posts):
    """A table of our own: a thread in which about half of the replies take a side."""
    seed, rows = 7, ["id,parent,author,time,text"]
    for i in range(posts):
        seed = (seed * 1103515245 + 12345) % 2 ** 31
        words = ABOUT[seed // 1024 % 4]
        text = f"{OPENINGS[seed // 4096 % 5]}: {words}, and that is number {i}." if i else words
        parent = seed // 65536 % i if i else ""
        when = f"2024-05-{1 + i // 24:02}T{i % 24:02}:00:00Z"
        rows.append(f'{i},{parent},Person {chr(65 + seed // 512 % 23)},{when},"{text}"')
    return "\n".join(rows)


@unittest.skipUnless(shutil.which("dot"), "there is no dot")
class Size(harness.Cli):
    def ratio(self, svg):
        """Our bytes by dot's."""
        dot, cards = dot_of(svg)
        plain = subprocess.run(["dot", "-Tsvg"], input=dot.encode(), capture_output=True,
                               check=True, timeout=60).stdout
        print(f"{cards} cards: {len(svg)} bytes, dot {len(plain)}: "
              f"{len(svg) / len(plain):.3f}")
        return len(svg) / len(plain)

    def test_a_small_drawing(self):
        svg = self.ends(0, "thread.txt", "--top", "10")
        self.assertLessEqual(self.ratio(svg), 1.5)

    def test_ten_cards(self):
        self.write("posts.csv", thread(10))
        svg = self.ends(0, "posts.csv")
        self.assertLessEqual(self.ratio(svg), 1.5)

    def test_two_hundred_cards(self):
        self.write("posts.csv", thread(200))
        svg = self.ends(0, "posts.csv", "--top", "200")
        self.assertLessEqual(self.ratio(svg), 1.0)


if __name__ == "__main__":
    harness.main()

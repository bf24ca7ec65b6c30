#!/usr/bin/env python3
"""Reddit's listings: every comment is there, under whom it answers, with its author and votes.

The listings beside the project (../shared), which do not ship, are read where they are, and
compared with a walk of their JSON that is written here and knows nothing of the program's.
"""
import html
import json
import re
import unittest

import harness
from harness import Cli, NO_INPUT, ROOT

SHARED = sorted((ROOT.parent / "shared/data/threads/reddit").glob("*.json"))
OURS = [ROOT / "fixtures/apis/reddit.json"]
DEEP = 200000
POST = {"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {
    "name": "t3_p", "id": "p", "title": "Lamps", "selftext": "", "author": "ines",
    "created_utc": 1614672900.0, "score": 1, "permalink": "/r/lamps/comments/p/lamps/"}}]}}


def walk(listings):
    """Each post and comment, with the name of the one that it stands within."""
    waiting = [(listing, None) for listing in listings[::-1]]
    while waiting:
        listing, outer = waiting.pop()
        inner = []
        for child in listing["data"]["children"]:
            data = child["data"]
            if child["kind"] == "more":
                continue
            yield child["kind"], data, outer
            if data.get("replies"):
                inner.append((data["replies"], data["name"]))
        waiting += inner[::-1]


def letters(text):
    return re.sub(r"[\W\d_]+", "", text)


def letters_of_html(markup):
    """What Reddit itself made of the Markdown; some listings escape it once more."""
    if "<" not in markup:
        markup = html.unescape(markup)
    return letters(html.unescape(html.unescape(re.sub(r"<!--.*?-->|<[^>]*>", "", markup))))


def comment(name, parent, body, replies='""'):
    return ('{"kind": "t1", "data": {"name": "t1_%s", "parent_id": "%s", "author": "a%s", '
            '"score": 2, "created_utc": 1614673900, "body": %s, "replies": %s}}'
            % (name, parent, name, json.dumps(body), replies))


def thread(comments):
    return ('[%s, {"kind": "Listing", "data": {"children": [%s]}}]'
            % (json.dumps(POST), comments))


class Reddit(Cli):
    def extract(self, name, *arguments):
        graph = json.loads(self.ends(0, "extract", name, *arguments))["graph"]
        return graph, {key: node["metadata"] for key, node in graph["nodes"].items()}

    def claims(self, nodes):
        return {node["source_id"]: key for key, node in nodes.items()
                if node.get("form") == "comment"}

    def check_whole(self, path):
        posts = list(walk(json.loads(path.read_text())))
        graph, nodes = self.extract(str(path))
        claim_of = self.claims(nodes)
        self.assertEqual(set(claim_of), {data["name"] for _, data, _ in posts})
        self.assertEqual(len(posts), len(claim_of))
        replies = {(edge["source"], edge["target"]) for edge in graph["edges"]
                   if edge["relation"] == "replies"}
        author_of = {edge["target"]: graph["nodes"][edge["source"]]["label"]
                     for edge in graph["edges"] if edge["relation"] == "asserts"}
        expected = set()
        for kind, data, outer in posts:
            claim = claim_of[data["name"]]
            node = nodes[claim]
            if kind == "t1":
                self.assertIn(outer, (None, data["parent_id"]))
                expected.add((claim, claim_of[data["parent_id"]]))
            gone = data["author"] == "[deleted]"
            self.assertEqual(author_of.get(claim), None if gone else data["author"])
            self.assertEqual(node["score"], data["score"])
            if data.get("body_html"):
                self.assertEqual(letters(node["text"]), letters_of_html(data["body_html"]))
            self.assertEqual(node["deleted"], data.get("body") in ("[deleted]", "[removed]"))
        self.assertEqual(replies, expected)

    def test_our_own(self):
        for path in OURS:
            self.check_whole(path)

    def test_the_listings_beside_the_project(self):
        if not SHARED:
            self.skipTest("no listings at ../shared")
        for path in SHARED:
            with self.subTest(path.name):
                self.check_whole(path)

    def test_a_thread_as_deep_as_it_is_long(self):
        open_part = [comment(i, f"t1_{i - 1}" if i else "t3_p", f"No, not {i}.", "@")
                     .removesuffix("@}}") for i in range(DEEP)]
        nested = '{"kind": "Listing", "data": {"children": ['.join(open_part) + '""}}'
        self.write("deep.json", thread(nested + "]}}}}" * (DEEP - 1)))
        text = self.ends(0, "extract", "--text", "deep.json").decode()
        self.assertEqual(text, "Lamps\n\n" + "".join(f"No, not {i}.\n\n" for i in range(DEEP)))

    def test_a_file_that_ends_too_early(self):
        whole = OURS[0].read_bytes()
        for size in (40, 400, len(whole) - 3):
            self.write("cut.json", whole[:size])
            self.ends(NO_INPUT, "cut.json", error=r"^cut\.json:\d+:\d+: error: ")

    def test_of_keys_that_come_twice_the_last_counts(self):
        twice = comment("a", "t3_q", "First.").replace(
            '"body"', '"parent_id": "t3_p", "body": 7, "body"')
        self.write("twice.json", thread(twice))
        graph, nodes = self.extract("twice.json")
        claim_of = self.claims(nodes)
        self.assertEqual(nodes[claim_of["t1_a"]]["text"], "First.")
        self.assertIn((claim_of["t1_a"], claim_of["t3_p"]),
                      [(edge["source"], edge["target"]) for edge in graph["edges"]])

    def test_characters_that_no_text_holds(self):
        bad = (comment("a", "t3_p", "x").replace('"x"', r'"a\u0000b \ud800 \udc00\ud83d\ude42"')
               .replace('"aa"', r'"ines\u0000"'))
        self.write("bad.json", thread(bad))
        graph, nodes = self.extract("bad.json")
        text = nodes[self.claims(nodes)["t1_a"]]["text"]
        self.assertRegex(text, "^a\ufffdb [?\ufffd]+ \ufffd+\U0001f642$")
        self.assertIn("ines\ufffd", [node["label"] for node in graph["nodes"].values()])

    def test_rings_and_unknown_parents(self):
        self.write("ring.json", thread(", ".join((
            comment("a", "t1_b", "One."), comment("b", "t1_a", "Two."),
            comment("c", "t1_c", "Three."), comment("d", "t1_gone", "Four.")))))
        graph, nodes = self.extract("ring.json")
        claim_of = self.claims(nodes)
        self.assertEqual([(edge["source"], edge["target"]) for edge in graph["edges"]
                          if edge["relation"] == "replies"],
                         [(claim_of["t1_b"], claim_of["t1_a"])])

    def test_values_of_the_wrong_kind(self):
        wrong = ['{"kind": "t1", "data": null}', '{"kind": "t1", "data": []}', "[[]]", "7",
                 '{"kind": "t1", "data": {"name": 5, "parent_id": {}, "author": [], "body": "Yes.",'
                 ' "score": "many", "created_utc": "never", "replies": 3, "permalink": 9}}']
        self.write("wrong.json", thread(", ".join(wrong)))
        done = self.run_program("extract", "--text", "wrong.json")
        self.assertEqual((done.returncode, done.stdout), (1, b"Lamps\n\nYes.\n\n"))
        self.assertRegex(done.stderr.decode(), r"wrong\.json:1:\d+: .*no object")


if __name__ == "__main__":
    harness.main()

#!/usr/bin/env python3
"""Posts in JSON: every post is there, under whom the file says, and at the bytes of --text.

The debates beside the project (../shared), which do not ship, are read where they are.
"""
import json
import unittest

import harness
from harness import Cli, NO_INPUT, ROOT

SHARED = sorted((ROOT.parent / "shared/data/debates/createdebate").glob("*.json"))
DEMO = ROOT / "fixtures/demo/library-hours.json"
DEEP = 200000


def is_known(posts, parent):
    return any(str(post["id"]) == str(parent) for post in posts)


def thread_order(posts):
    """Depth-first, answers as they stand in the file; parents stand in no ring."""
    answers = {}
    for post in posts:
        parent = post.get("parent")
        answers.setdefault(str(parent) if is_known(posts, parent) else None, []).append(post)
    order, waiting = [], answers.get(None, [])[::-1]
    while waiting:
        post = waiting.pop()
        order.append(post)
        waiting += answers.get(str(post["id"]), [])[::-1]
    return order


class Posts(Cli):
    def extract(self, name, *arguments):
        graph = json.loads(self.ends(0, "extract", name, *arguments))["graph"]
        return graph, {key: node["metadata"] for key, node in graph["nodes"].items()}

    def check_offsets(self, nodes, text):
        for claim in nodes.values():
            if claim["kind"] == "claim" and "spans" not in claim:
                self.assertEqual(text[claim["start"]:claim["end"]].decode(), claim["text"])

    def check_whole(self, path):
        """Against a walk of the file of our own: the text, the posts, their authors and links."""
        posts = thread_order(json.loads(path.read_text())["posts"])
        graph, nodes = self.extract(str(path))
        text = self.ends(0, "extract", "--text", str(path))
        self.assertEqual(text.decode(), "".join(post["text"] + "\n\n" for post in posts))
        self.check_offsets(nodes, text)
        claim_of = {node["source_id"]: key for key, node in nodes.items()
                    if node.get("form") == "comment"}
        self.assertEqual(list(claim_of), [str(post["id"]) for post in posts])
        edges = {kind: {(edge["source"], edge["target"]) for edge in graph["edges"]
                        if edge["relation"] == kind} for kind in ("asserts", "replies")}
        self.assertEqual(edges["replies"], {
            (claim_of[str(post["id"])], claim_of[str(post["parent"])])
            for post in posts if is_known(posts, post["parent"])})
        author_of = {claim: graph["nodes"][person]["label"] for person, claim in edges["asserts"]}
        for post in posts:
            claim = claim_of[str(post["id"])]
            author = None if post["author"].startswith("[") else post["author"]
            self.assertEqual(author_of.get(claim), author)
            self.assertEqual(nodes[claim]["text"], post["text"].strip())
            self.assertEqual(nodes[claim]["score"], post.get("score"))

    def test_a_file_of_posts_is_known_and_drawn(self):
        self.check_whole(DEMO)
        self.assertIn(b"<svg", self.ends(0, str(DEMO)))

    def test_the_debates_beside_the_project(self):
        if not SHARED:
            self.skipTest("no debates at ../shared")
        for path in SHARED:
            with self.subTest(path.name):
                self.check_whole(path)

    def test_they_join_a_debate_with_other_documents(self):
        graph, _ = self.extract(str(DEMO), "thread.txt")
        self.assertEqual(len(graph["metadata"]["documents"]), 2)

    def test_a_reader_can_be_chosen(self):
        plain = self.ends(0, "extract", str(DEMO))
        self.assertEqual(self.ends(0, "extract", "--from", "posts", str(DEMO)), plain)
        graph, _ = self.extract(str(DEMO), "--from", "article")
        self.assertEqual(graph["metadata"]["documents"][0]["kind"], "article")
        self.ends(NO_INPUT, "extract", "--from", "posts", "thread.txt",
                  error=r"^thread\.txt:1:1: error: this is not valid JSON\n$")

    def test_a_debate_of_ours_is_not_taken_for_posts(self):
        self.ends(0, "extract", str(DEMO), "-o", "d.json")
        self.assertEqual(self.ends(0, "extract", "d.json"), self.read("d.json"))

    def test_what_is_deleted_is_marked(self):
        self.write("p.json", json.dumps({"posts": [
            {"id": 1, "author": "Ines Dahl", "text": "[removed]"},
            {"id": 2, "parent": 1, "author": "Tomas Riel", "text": None},
            {"id": 3, "parent": 2, "author": "Tomas Riel", "text": "You are wrong."}]}))
        graph, nodes = self.extract("p.json")
        claims = [node for node in nodes.values() if node["kind"] == "claim"]
        self.assertEqual([claim["deleted"] for claim in claims], [True, True, False])
        self.assertEqual([claim["text"] for claim in claims], ["[removed]", "", "You are wrong."])
        self.assertEqual([edge["relation"] for edge in graph["edges"]],
                         ["asserts"] * 3 + ["replies"] * 2)
        self.check_offsets(nodes, self.ends(0, "extract", "--text", "p.json"))
        self.assertIn(b"<svg", self.ends(0, "p.json"))

    def test_escapes_of_every_kind_leave_text(self):
        self.write("p.json", r'{"posts": [{"author": "\u00c9va", "text": '
                             r'"\"a\" \\ \/ \b\f\n\r\t \u0000 \ud83d\ude42 '
                             r'\ud83d \udc00 \u00e9"}]}')
        _, nodes = self.extract("p.json")
        text = self.ends(0, "extract", "--text", "p.json")
        self.check_offsets(nodes, text)
        self.assertTrue(text.decode().startswith('"a" \\ / \b\f\n\r\t \ufffd \U0001f642 '))
        self.assertEqual(nodes["p1"]["kind"], "person")

    def test_faults_are_shown_by_line_and_column(self):
        cut = DEMO.read_bytes()[:400]
        self.write("cut.json", cut)
        self.ends(NO_INPUT, "cut.json", error=r"^cut\.json:\d+:\d+: error: .*too early \(.*\)\n$")
        self.write("bad.json", b'\xef\xbb\xbf{"posts": [\n{"text": ?}]}')
        self.ends(NO_INPUT, "bad.json", error=r"^bad\.json:2:10: error: .*JSON\n$")
        self.write("none.json", '{"posts": [1, {"id": 2}]}')
        self.ends(NO_INPUT, "none.json", error=r"^none\.json: error: its list of posts is empty")
        self.write("other.json", '{"comments": []}')
        self.ends(NO_INPUT, "other.json",
                  error=r'^other\.json:1:1: error: this JSON holds no posts \(.*"posts".*\)\n$')

    def test_brackets_in_brackets(self):
        deep = "[" * 100000
        self.write("open.json", '{"posts": ' + deep)
        self.ends(NO_INPUT, "open.json", error=r"^open\.json:1:\d+: error: .*too early")
        self.write("closed.json", '{"x": ' + deep + "]" * 100000 +
                   ', "posts": [{"author": "Ines Dahl", "text": "It works."}]}')
        self.assertEqual(self.ends(0, "extract", "--text", "closed.json"), b"It works.\n\n")

    def test_a_thread_as_deep_as_it_is_long(self):
        posts = [{"id": i, "parent": i - 1, "author": f"user {i % 50}", "text": f"No, not {i}."}
                 for i in range(DEEP)]
        self.write("deep.json", json.dumps({"posts": posts[::-1]}))
        text = self.ends(0, "extract", "--text", "deep.json").decode()
        self.assertEqual(text, "".join(post["text"] + "\n\n" for post in posts))


if __name__ == "__main__":
    harness.main()

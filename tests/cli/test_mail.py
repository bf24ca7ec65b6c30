#!/usr/bin/env python3
"""Mail: who answers whom, what of a message is its sender's, and what is told of broken ones."""
import json
import mailbox
import unittest

import harness
from harness import Cli, FAULT, NO_INPUT, ROOT

MAIL = ROOT / "fixtures/mail"
ONE = b"From: Ines Dahl <ines@example.org>\nMessage-ID: <1@x>\nSubject: Lamps\n\nThey burn.\n"
LINE = b"From ines@example.org Mon Mar  4 10:02:11 2019\n"


class Mail(Cli):
    def posts(self, name, *arguments, code=0, error=None):
        graph = json.loads(self.ends(code, "extract", name, *arguments, error=error))["graph"]
        nodes = {key: node["metadata"] for key, node in graph["nodes"].items()}
        claims = {key: node for key, node in nodes.items() if node.get("form") == "comment"}
        return graph, claims

    def test_an_mbox_has_the_messages_that_python_sees(self):
        """But for the copy, the answering machine and the line within a longer message."""
        path = MAIL / "footbridge.mbox"
        box = mailbox.mbox(path)
        self.addCleanup(box.close)
        ids = {message["Message-ID"].strip("<>") for message in box
               if message["Message-ID"] and not message["Auto-Submitted"]}
        _, claims = self.posts(str(path))
        told = {claim["source_id"] for claim in claims.values() if claim["source_id"]}
        self.assertEqual(told, ids)
        self.assertEqual(len(claims), len(ids) + 1)

    def test_no_address_of_a_sender_is_told(self):
        graph, _ = self.posts(str(MAIL / "footbridge.mbox"))
        people = [node["label"] for node in graph["nodes"].values()
                  if node["metadata"]["kind"] == "person"]
        self.assertIn("Tomas Riel", people)
        self.assertFalse([name for name in people if "@" in name])

    def test_a_message_is_drawn(self):
        self.ends(0, str(MAIL / "one-message.eml"), "-o", "one.svg")
        self.assertIn(b"Tomas Riel", self.read("one.svg"))

    def test_bytes_that_are_no_text_are_read(self):
        self.write("latin.eml", ONE.replace(b"They burn.", b"Caf\xe9s close at eight."))
        self.assertEqual(self.ends(0, "extract", "--text", "latin.eml").decode(),
                         "Cafés close at eight.\n\n")

    def test_what_cannot_be_read_is_passed_over_and_named(self):
        nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i)
                          for i in range(1000))
        self.write("deep.mbox", LINE + ONE + b"\n" + LINE + b"From: a@b\n" + nested)
        _, claims = self.posts("deep.mbox", code=1, error=r"^deep\.mbox:9:1: .*200 nested parts")
        self.assertEqual(len(claims), 1)

    def test_from_overrides(self):
        self.write("words.txt", "The lamps burn all night.\n")
        self.ends(NO_INPUT, "--from", "mail", "words.txt",
                  error=r"^words\.txt:1:1: error: .*no header \(.*From.*\)\n$")
        self.write("short.txt", "Subject: Lamps\n\nThey burn.\n")
        self.assertEqual(self.ends(0, "extract", "--text", "--from", "mail", "short.txt"),
                         b"They burn.\n\n")


if __name__ == "__main__":
    harness.main()

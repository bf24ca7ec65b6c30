#!/usr/bin/env python3
"""Folders: a Slack export is a debate of its channels, and every other folder is none."""
import json
import os
import shutil

import harness
from harness import Cli, NO_INPUT, ROOT, USAGE

EXPORT = ROOT / "fixtures/chats/slack-export"
SKIPPED = 1


def message(ts, user, text, **more):
    return {"type": "message", "ts": ts, "user": user, "text": text, **more}


class Folders(Cli):
    def setUp(self):
        super().setUp()
        shutil.copytree(EXPORT, self.folder / "export")

    def documents(self, *arguments, **ends):
        graph = json.loads(self.ends(0, "extract", *arguments, **ends))["graph"]
        return [(d["path"], d["title"]) for d in graph["metadata"]["documents"]]

    def test_each_channel_of_an_export_is_an_input(self):
        channels = [("export/random", "random"), ("export/team-hours", "team-hours")]
        self.assertEqual(self.documents("export"), channels)
        self.assertEqual(self.documents("export/"), channels)
        self.assertEqual(self.documents("thread.txt", "export")[1:], channels)
        self.assertIn(b"<svg", self.ends(0, "export"))

    def test_the_tables_of_a_dump_are_one_debate(self):
        (self.folder / "site").mkdir()
        self.write("site/Posts.xml", (ROOT / "fixtures/exports/stack-exchange.xml").read_bytes())
        self.write("site/Users.xml", b"\xef\xbb\xbf<?xml version='1.0'?>\n<users>"
                   b"<row Id='11' DisplayName='Ines Dahl'/></users>")
        self.write("site/Comments.xml", "<comments><row Id='1' PostId='2' UserId='11' "
                   "Text='You are wrong, Tomas.'/></comments>")
        for form in ([], ["-T", "ndjson"]):
            graph = json.loads(self.ends(SKIPPED, "extract", "site", *form,
                                         error=r"^site.* error: a row without an Id"))["graph"]
            nodes = graph["nodes"]
            claims = {n["metadata"]["source_id"]: key for key, n in nodes.items()
                      if n["metadata"].get("form") == "comment"}
            self.assertEqual(nodes["p1"]["label"], "Ines Dahl")
            self.assertIn((claims["comment 1"], claims["2"]), {
                (e["source"], e["target"]) for e in graph["edges"] if e["relation"] == "replies"})

    def test_a_channel_alone_finds_the_members_above_it(self):
        self.assertEqual(self.documents("export/random"), [("export/random", "random")])
        text = self.ends(0, "extract", "--text", "export/team-hours").decode()
        self.assertIn("@Ines Dahl no", text)
        nodes = json.loads(self.ends(0, "extract", "export/team-hours"))["graph"]["nodes"]
        names = {n["label"] for n in nodes.values() if n["metadata"]["kind"] == "person"}
        self.assertLessEqual({"Ines Dahl", "Tomas Riel", "Ada <A> Novak", "Mira Olsen"}, names)

    def test_a_channel_is_called_as_its_folder_however_that_is_written(self):
        for path in "export/random/", "export/random/.", "export/../export/random":
            self.assertEqual([title for _, title in self.documents(path)], ["random"])

    def test_text_takes_one_channel(self):
        self.ends(USAGE, "extract", "--text", "export", error=r"--text takes one input")

    def test_broken_days_are_named_and_cost_no_others(self):
        self.write("export/random/2024-03-14.json", '[\n{"ts": ]')
        self.write("export/random/2024-03-15.json", "{}")
        self.write("export/random/2024-03-16.json", b"[\xff]")
        out = self.ends(SKIPPED, "extract", "export", error=(
            r"(?s)^export/random/2024-03-14\.json:2:\d+: error: [^\n]*\n"
            r"export/random/2024-03-15\.json:1:1: error: this is no list [^\n]*\n"
            r"export/random/2024-03-16\.json:1:2: error: [^\n]*\n$"))
        self.assertEqual(len(json.loads(out)["graph"]["metadata"]["documents"]), 2)

    def test_without_members_people_go_by_their_ids(self):
        self.write("export/users.json", "[{]")
        text = self.ends(SKIPPED, "extract", "--text", "export/team-hours",
                         error=r"^export/team-hours/\.\./users\.json:1:\d+: error: ")
        self.assertIn(b"@U01INES no", text)
        os.remove(self.folder / "export/users.json")
        self.assertIn(b"@U01INES no", self.ends(0, "extract", "--text", "export/team-hours"))
        self.ends(NO_INPUT, "export", error=r"^export: error: this is a folder \(.*\)\n$")

    def test_a_channel_where_nobody_wrote_is_passed_over(self):
        os.mkdir(self.folder / "export/quiet")
        self.write("export/quiet/2024-01-01.json", json.dumps(
            [message("1710316700.000100", "U1", "joined", subtype="channel_join")]))
        self.assertEqual(len(self.documents("export")), 2)
        self.ends(NO_INPUT, "export/quiet", error=r"^export/quiet: error: its list of posts")

    def test_what_is_no_message_is_named_by_its_channel(self):
        self.write("export/random/2024-03-15.json", "[1, []]")
        self.ends(SKIPPED, "extract", "export/random",
                  error=r"^(export/random: error: an element .*\n){2}$")

    def test_other_files_and_links_are_left_alone(self):
        self.write("export/random/2024-3-15.json", "broken")
        self.write("export/random/2024-03-15.json.bak", "broken")
        os.symlink("/etc/passwd", self.folder / "export/random/2024-03-17.json")
        os.mkfifo(self.folder / "export/random/2024-03-18.json")
        os.mkdir(self.folder / "export/random/2024-03-19.json")
        os.symlink(".", self.folder / "export/again")
        self.assertEqual(len(self.documents("export")), 2)

    def test_a_folder_that_may_not_be_read_is_named(self):
        os.chmod(self.folder / "export/random", 0)
        self.addCleanup(os.chmod, self.folder / "export/random", 0o700)
        if os.access(self.folder / "export/random", os.R_OK):
            self.skipTest("nothing is closed to this user")
        self.ends(SKIPPED, "extract", "export", error=r"^export/random: error: Permission denied")

    def test_a_thread_runs_over_days(self):
        nodes = json.loads(self.ends(0, "extract", "export/team-hours"))["graph"]
        claims = {n["metadata"]["source_id"]: key for key, n in nodes["nodes"].items()
                  if n["metadata"].get("form") == "comment"}
        replies = {(e["source"], e["target"]) for e in nodes["edges"]
                   if e["relation"] == "replies"}
        self.assertIn((claims["1710403200.000300"], claims["1710316860.000200"]), replies)
        self.assertIn((claims["1710403300.000100"], claims["1710321000.000100"]), replies)

    def test_a_large_export_lists_members_where_they_are_needed(self):
        members = [{"id": f"U{i:05}", "name": f"user{i}", "profile": {
            "real_name": f"Member No {i}", "image_512": "x" * 900}} for i in range(4000)]
        self.write("export/users.json", json.dumps(members))
        for i in range(200):
            os.mkdir(self.folder / f"export/c{i}")
            self.write(f"export/c{i}/2024-03-13.json", json.dumps(
                [message("1710316800.000100", f"U{i:05}", f"Channel {i} is <@U{i + 1:05}>'s.")]))
        text = self.ends(0, "extract", "--text", "export/c7")
        self.assertEqual(text, b"Channel 7 is @Member No 8's.\n\n")
        self.assertEqual(len(self.documents("export")), 202)


if __name__ == "__main__":
    harness.main()

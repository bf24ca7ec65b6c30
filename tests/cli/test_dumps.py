"""Dumps, and threads one by one: -T ndjson."""
import gzip
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import unittest

import harness

BAD = 1
EXPORTS = harness.ROOT / "fixtures/exports"


def submission(number, title, text="", **more):
    return {"id": number, "name": f"t3_{number}", "title": title, "selftext": text,
            "author": "ines_d", "created_utc": 1614000000, "score": 5,
            "permalink": f"/r/footbridge/comments/{number}/x/", "subreddit": "footbridge", **more}


def comment(number, link, text, parent=None, author="tomas_r", **more):
    return {"id": number, "name": f"t1_{number}", "link_id": f"t3_{link}", "body": text,
            "parent_id": parent or f"t3_{link}", "author": author,
            "created_utc": 1614000100, "score": 2, "subreddit": "footbridge", **more}


def lines(*rows):
    """Rows as they are: objects as JSON, bytes as they stand."""
    return b"".join((row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n"
                    for row in rows)


# Two threads side by side; of the second a comment comes before the submission.
SMALL = lines(
    submission("aa", "Lamps on the bridge", "They should burn all night."),
    comment("c1", "ab", "I disagree, moths die there.", author="ada_n"),
    comment("c2", "aa", "That is wrong, nobody walks there."),
    submission("ab", "Moths", "Who counts them?"),
    comment("c3", "aa", "I walk there each night.", "t1_c2", "ines_d"),
    comment("c4", "ab", "Exactly, they do.", "t1_c1"))


def debates(out):
    return [json.loads(line)["graph"] for line in out.splitlines()]


def document(debate):
    return debate["metadata"]["documents"][0]


def claims(debate):
    return [node for node in debate["nodes"].values()
            if node["metadata"]["kind"] == "claim"]


def replies(debate):
    """Who answers whom, by the posts' own names."""
    names = {key: node["metadata"].get("source_id") for key, node in debate["nodes"].items()}
    return {(names[edge["source"]], names[edge["target"]]) for edge in debate["edges"]
            if edge["relation"] == "replies"}


def texts(debate):
    return [node["label"] for node in claims(debate)]


class Dumps(harness.Cli):
    def setUp(self):
        super().setUp()
        self.write("small.ndjson", SMALL)

    def extract(self, *arguments, code=0, **more):
        """The debates of `extract`, thread by thread."""
        return debates(self.ends(code, "extract", *arguments, "-T", "ndjson", **more))

    def threads(self, *arguments, **more):
        """Each thread's name, title and what is said in it."""
        return [(document(d)["path"], document(d)["title"], texts(d))
                for d in self.extract(*arguments, **more)]

    def said(self, *rows, code=0, **more):
        """What is said in each thread of a dump of these rows."""
        self.write("rows.ndjson", lines(*rows))
        return [texts(d) for d in self.extract("rows.ndjson", code=code, **more)]


class Threads(Dumps):
    def test_each_thread_is_a_debate(self):
        first, second = self.threads("small.ndjson")
        self.assertEqual(first[:2], ("small.ndjson#t3_aa", "Lamps on the bridge"))
        self.assertEqual(second[:2], ("small.ndjson#t3_ab", "Moths"))
        self.assertEqual(len(first[2]), 3)
        self.assertEqual(len(second[2]), 3)
        self.assertIn("moths die there", " ".join(second[2]))

    def test_all_stages(self):
        """Of the whole program each line is analysed; it reads back, and draws."""
        out = self.ends(0, "small.ndjson", "-T", "ndjson")
        for line in out.splitlines(True):
            self.assertIn("analysis", json.loads(line)["graph"]["metadata"])
            self.write("one.ndjson", line)
            self.assertEqual(json.loads(self.ends(0, "graph", "one.ndjson")), json.loads(line))
            self.assertIn(b"<svg", self.ends(0, "render", "one.ndjson"))

    def test_without_comments_or_without_submissions(self):
        self.assertEqual(len(self.said(submission("aa", "Lamps", "They burn."))), 1)
        self.assertEqual(len(self.said(comment("c1", "aa", "They burn all night."),
                                       comment("c2", "aa", "No.", "t1_zz"))[0]), 2)

    def test_order_is_that_of_ids(self):
        names = [path.split("_")[-1] for path, *_ in self.threads("-", stdin=lines(*(
            comment(f"c{i}", link, f"Lamps are bright, {link} says.")
            for i, link in enumerate(("zz", "100", "b", "a", "99", "aaaa")))))]
        self.assertEqual(names, ["a", "b", "99", "zz", "100", "aaaa"])

    def test_old_dumps(self):
        """Ids without their kind, as numbers, and times as text."""
        rows = [{"id": "c0001", "link_id": "t3_aa", "parent_id": "t3_aa", "author": "ada",
                 "body": "The lamps are bright.", "created_utc": "1230000000", "score": 1},
                {"id": "c0002", "link_id": "t3_aa", "parent_id": "c0001", "author": "tom",
                 "body": "I disagree.", "created_utc": "1230000001"},
                {"id": "c0003", "link_id": "t3_aa", "parent_id": int("c0001", 36),
                 "author": "ines", "body": "I agree.", "created_utc": 1230000002.0}]
        self.write("rows.ndjson", lines(*rows))
        debate, = self.extract("rows.ndjson")
        self.assertEqual([c["metadata"]["time"][:4] for c in claims(debate)], ["2008"] * 3)
        self.assertEqual({(edge["source"], edge["target"]) for edge in debate["edges"]
                          if edge["relation"] != "asserts" and edge["target"][0] == "c"},
                         {("c2", "c1"), ("c3", "c1")})

    def test_ids_that_come_twice(self):
        """As where monthly dumps overlap."""
        twice, = self.said(comment("c1", "aa", "Lamps are bright."),
                           comment("c1", "aa", "Lamps are bright."),
                           comment("c2", "aa", "No, they are not.", "t1_c1"))
        self.assertIn("No, they are not.", twice)

    def test_deleted_posts(self):
        found, = self.said(comment("c1", "aa", "[deleted]", author="[deleted]"),
                           comment("c2", "aa", "Lamps are bright.", "t1_c1"))
        self.assertEqual(found, ["[deleted]", "Lamps are bright."])

    def test_deep_threads(self):
        count = 200_000
        rows = [comment("c0", "aa", "Lamps are bright.")]
        rows += [comment(f"c{i}", "aa", f"No {i}.", f"t1_c{i - 1}") for i in range(1, count)]
        self.write("rows.ndjson", lines(*rows))
        debate, = self.extract("rows.ndjson")
        self.assertEqual(len(claims(debate)), count)

    def test_the_order_of_lines_changes_no_tree(self):
        """An answer may come before what it answers; threads may be mixed in any way."""
        rows = [comment(f"c{i}_{link}", f"x{link}", f"I disagree with number {i}.",
                        f"t1_c{i - 1}_{link}" if i else None)
                for i in range(12) for link in range(9)]
        trees = []
        for order in (rows, rows[::-1], random.Random(7).sample(rows, len(rows))):
            self.write("rows.ndjson", lines(*order))
            trees.append([replies(debate) for debate in self.extract("rows.ndjson")])
        self.assertEqual([len(tree) for tree in trees[0]], [11] * 9)
        self.assertEqual(trees, [trees[0]] * 3)

    def test_a_thread_that_is_too_large_is_passed_over(self):
        body = "word " * 160_000
        rows = [comment(f"c{i}", "aa", body) for i in range(90)]
        found, = self.said(*rows, comment("d", "ab", "Lamps are bright."), code=BAD,
                           error=r"^rows\.ndjson#t3_aa: error: a thread is larger .*\n$")
        self.assertEqual(found, ["Lamps are bright."])

    def test_old_names(self):
        """A parent without its kind may be the submission; first lines may be broken."""
        link = {"id": "c1", "link_id": "t3_aa", "parent_id": "aa", "author": "ada",
                "body": "Lamps are bright.", "created_utc": 1230000000}
        number = {**link, "id": int("c2", 36), "parent_id": int("aa", 36), "body": "No."}
        answer = {**link, "id": "c3", "parent_id": "c2", "body": "Why?"}
        self.write("rows.ndjson", b"\xef\xbb\xbf" + lines(
            submission("aa", "Lamps"), b'"t of a line"}', link, number, answer))
        for data in (self.read("rows.ndjson"), b'a line"}\n' + self.read("rows.ndjson")[3:]):
            self.write("rows.ndjson", data)
            debate, = self.extract("rows.ndjson", code=BAD, error="error: this line is")
            self.assertEqual(replies(debate), {("t1_c1", "t3_aa"), ("t1_c2", "t3_aa"),
                                               ("t1_c3", "t1_c2")})

    def test_several_files_are_one_dump(self):
        """Comments and submissions are files of their own."""
        self.write("RC.ndjson", lines(comment("c1", "aa", "I disagree, moths die.")))
        self.write("RS.ndjson", lines(submission("aa", "Lamps", "They should burn.")))
        thread, = self.threads("RC.ndjson", "RS.ndjson")
        self.assertEqual(thread[:2], ("RC.ndjson#t3_aa", "Lamps"))
        self.assertEqual(len(thread[2]), 2)

    def test_dumps_and_other_inputs(self):
        out = self.threads("small.ndjson", "thread.txt")
        self.assertEqual([path for path, *_ in out],
                         ["small.ndjson#t3_aa", "small.ndjson#t3_ab", "thread.txt"])
        self.assertEqual([path for path, *_ in self.threads("thread.txt")], ["thread.txt"])

    def test_many_other_inputs(self):
        names = [self.write(f"{i}.txt", harness.THREAD) for i in range(70)]
        self.assertEqual([path for path, *_ in self.threads(*names)], names)

    def test_folders_of_chats(self):
        """Each channel is a line, as it is a document otherwise."""
        folder = str(harness.ROOT / "fixtures/chats/slack-export")
        whole = json.loads(self.ends(0, "extract", folder))["graph"]["metadata"]["documents"]
        self.assertEqual([path for path, *_ in self.threads(folder)],
                         [d["path"] for d in whole])

    def test_first_lines_may_be_long(self):
        """Submissions with many pictures are; longer than what a form is told by they need not be
        told."""
        row = submission("aa", "Lamps", "Lit.")
        for count, is_first, more in ((5000, True, ()), (20000, False, ()),
                                      (20000, True, ("--from", "pushshift"))):
            pictures = {"media_metadata": ["https://example.org/picture"] * count}
            row = {**pictures, **row} if is_first else {**row, **pictures}
            self.write("rows.ndjson", lines(row, comment("c1", "ab", "Moths.")))
            self.assertEqual(len(self.extract("rows.ndjson", *more)), 2)
            row.pop("media_metadata")


class SameBytes(Dumps):
    def test_however_they_come(self):
        plain = self.ends(0, "extract", "small.ndjson", "-T", "ndjson")
        self.write("small.ndjson.gz", gzip.compress(SMALL[:300]) + gzip.compress(SMALL[300:]))
        packed = [self.ends(0, "extract", "small.ndjson.gz", "-T", "ndjson")]
        if shutil.which("zstd"):
            subprocess.run(["zstd", "-q", "--ultra", "--long=31", "small.ndjson"], cwd=self.folder,
                           check=True)
            packed.append(self.ends(0, "extract", "small.ndjson.zst", "-T", "ndjson"))
        for out in packed:
            self.assertEqual(out, plain)
        for data in (SMALL, self.read("small.ndjson.gz")):
            out = self.ends(0, "extract", "-", "-T", "ndjson", stdin=data)
            self.assertEqual(out.replace(b'"-#t3', b'"small.ndjson#t3'), plain)
        crlf = self.ends(0, "extract", "-T", "ndjson", stdin=SMALL.replace(b"\n", b"\r\n")[:-2])
        self.assertEqual(crlf.replace(b'"-#t3', b'"small.ndjson#t3'), plain)

    def test_however_many_processors(self):
        rows = [comment(f"c{i}", f"x{i % 150}", f"I disagree, lamp {i} is wrong.")
                for i in range(600)]
        self.write("rows.ndjson", lines(*rows))
        one = self.ends(0, "extract", "rows.ndjson", "-T", "ndjson", "--threads", "1")
        self.assertEqual(len(debates(one)), 150)
        for count in ("2", "3", "100"):
            self.assertEqual(one, self.ends(0, "extract", "rows.ndjson", "-T", "ndjson",
                                            "--threads", count))

    def test_however_little_memory(self):
        """So many that they go through the temporary file, of which nothing is left."""
        words = "The lamps should burn all night. " * 30
        rows = [comment(f"c{i}", f"x{i % 40 + 10}", f"{i} {words}") for i in range(45000)]
        self.write("rows.ndjson", lines(*rows))
        os.mkdir(self.folder / "tmp")
        out = self.run_program("extract", "rows.ndjson", "-T", "ndjson", "-o", "out.ndjson",
                               "--from", "pushshift",
                               env={**os.environ, "TMPDIR": str(self.folder / "none")})
        self.assertEqual((out.returncode, out.stdout), (harness.FAULT, b""))
        self.assertRegex(out.stderr.decode(), "temporary files cannot be used.*TMPDIR")
        self.assertNotIn("out.ndjson", self.files())
        self.assertEqual([f for f in self.files() if f.startswith(".")], [])

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
        out = self.run_program("extract", "rows.ndjson", "-T", "ndjson", preexec_fn=limit,
                               env={**os.environ, "TMPDIR": str(self.folder / "tmp")})
        self.assertEqual((out.returncode, out.stdout), (harness.FAULT, b""))
        self.assertEqual(os.listdir(self.folder / "tmp"), [])


class Faults(Dumps):
    def test_broken_lines_are_named(self):
        rows = (comment("c1", "aa", "Lamps are bright."), b'{"id": "c2", "body": ',
                b"", b"words", b"[1, 2]", {"id": "c3"}, b'"text"',
                comment("c4", "aa", "No, they are not."))
        found, = self.said(*rows, code=BAD, error=(
            r"rows.ndjson:2: error: .*not valid JSON.*\n.*:4: .*not valid JSON"
            r".*\n.*:5: .*no comment"
            r".*\n.*:6: .*no comment.*\n.*:7: .*no comment"))
        self.assertEqual(len(found), 2)

    def test_many_broken_lines(self):
        found, = self.said(comment("c1", "aa", "Lamps are bright."), *[b"words"] * 50, code=BAD,
                           error=r":21: [^\n]*\n[^\n]*30 more like these")
        self.assertEqual(len(found), 1)

    def test_bytes_that_are_no_text(self):
        """They cost a line, or a letter, and never the dump."""
        broken = json.dumps(comment("c2", "aa", "caf@ lamps")).encode()
        found, = self.said(comment("c1", "aa", "Lamps \0 are \ud800 bright."),
                           broken.replace(b"@", b"\xE9"), broken.replace(b"@", b"\0"),
                           comment("c3", "aa", "No, they are not."), code=BAD, error=":3: error")
        self.assertIn("No, they are not.", found)
        self.assertRegex(" ".join(found), "Lamps \ufffd are [?\ufffd] bright.")

    def test_deep_json(self):
        deep = b'{"id": "c2", "x": ' + b"[" * 100000 + b"]" * 100000 + b"}"
        found, = self.said(comment("c1", "aa", "Lamps are bright."), deep, code=BAD,
                           error=":2: error")
        self.assertEqual(len(found), 1)

    def test_damaged_files(self):
        """What was read before is written, unless it is nothing."""
        rows = lines(*(comment(f"c{i}", f"x{i:04}", f"Lamp {i} {os.urandom(20).hex()} is bright.")
                       for i in range(3000)))
        packed = gzip.compress(rows)
        self.write("cut.ndjson.gz", packed[:len(packed) // 2])
        out = self.extract("cut.ndjson.gz", code=BAD, error="cut.ndjson.gz: error: .*cut off")
        self.assertGreater(len(out), 100)
        self.assertLess(len(out), 3000)
        self.assertEqual(document(out[0])["path"], "cut.ndjson#t3_x0000")
        self.extract("cut.ndjson.gz", "thread.txt", code=BAD, error="cut off")
        self.write("nothing.gz", packed[:30])
        self.ends(harness.NO_INPUT, "extract", "nothing.gz", "-T", "ndjson", error="cut off")

    def test_packed_twice_is_unpacked_once(self):
        self.write("twice.gz", gzip.compress(gzip.compress(SMALL)))
        for more in ((), ("-T", "ndjson")):
            done = self.run_program("extract", "twice.gz", "--from", "pushshift", *more)
            self.assertIn(done.returncode, (BAD, harness.NO_INPUT))
            self.assertNotIn(b"lamps", done.stdout)

    def test_bombs(self):
        """They are noticed, whatever is asked for."""
        self.write("bomb.gz", gzip.compress(bytes(80 << 20)))
        for more in ((), ("-T", "ndjson")):
            self.ends(harness.NO_INPUT, "extract", "bomb.gz", *more, error="grow without end")

    def test_inputs_that_are_not_there(self):
        self.ends(harness.NO_INPUT, "extract", "none", "-T", "ndjson", error="is the name right")
        self.extract("small.ndjson", "none", code=BAD, error="none: error: No such file")
        self.ends(harness.NO_INPUT, "extract", "-T", "ndjson", error=".")

    def test_broken_posts_of_other_inputs_are_named(self):
        self.write("posts.json", json.dumps({"posts": [
            {"id": "1", "author": "Ada", "text": "Lamps are bright."}, 7]}))
        whole = self.run_program("extract", "posts.json")
        one = self.run_program("extract", "posts.json", "-T", "ndjson")
        self.assertEqual((one.returncode, one.stderr), (whole.returncode, whole.stderr))
        self.assertEqual(whole.returncode, BAD)


class Outputs(Dumps):
    def test_a_file_appears_whole(self):
        out = self.ends(0, "extract", "small.ndjson", "-T", "ndjson")
        self.ends(0, "extract", "small.ndjson", "-o", "out.ndjson")
        self.assertEqual(self.read("out.ndjson"), out)
        self.assertEqual([f for f in self.files() if f.startswith(".")], [])

    def test_or_not_at_all(self):
        os.mkdir(self.folder / "closed")
        self.ends(harness.FAULT, "extract", "small.ndjson", "-o", "none/out.ndjson",
                  error="none/out.ndjson: error: cannot be written")
        self.ends(harness.FAULT, "extract", "small.ndjson", "-T", "ndjson", "-o", "closed",
                  error="closed: error: cannot be written")
        self.write("old.ndjson", "old")
        self.write("nothing.ndjson", lines(b"{}"))
        self.ends(harness.NO_INPUT, "extract", "nothing.ndjson", "--from", "pushshift",
                  "-o", "old.ndjson", error=":1: error")
        self.assertEqual(self.read("old.ndjson"), b"old")
        self.assertEqual([f for f in self.files() if f.startswith(".")], [])

    def test_full_devices(self):
        if os.path.exists("/dev/full"):
            self.ends(harness.FAULT, "extract", "small.ndjson", "-T", "ndjson", "-o", "/dev/full",
                      error="/dev/full: error: cannot be written")

    def test_links_stay(self):
        self.write("real.ndjson", "old")
        os.symlink("real.ndjson", self.folder / "link.ndjson")
        self.ends(0, "extract", "small.ndjson", "-o", "link.ndjson")
        self.assertTrue((self.folder / "link.ndjson").is_symlink())
        self.assertEqual(len(debates(self.read("real.ndjson"))), 2)

    def test_no_temporary_file_is_needed(self):
        nowhere = {**os.environ, "TMPDIR": "/none"}
        self.assertEqual(len(self.extract("small.ndjson", env=nowhere)), 2)

    def test_what_is_refused(self):
        self.ends(harness.USAGE, "extract", "small.ndjson", "-o", "a.ndjson", "-o", "b.ndjson",
                  error="ndjson is written alone")
        self.ends(harness.USAGE, "extract", "small.ndjson", "-o", "a.ndjson", "-o", "b.svg",
                  error=".")
        self.ends(harness.USAGE, "extract", "small.ndjson", "-T", "ndjson", "--text", error=".")
        self.ends(harness.USAGE, "extract", "-", "-", "-T", "ndjson", error="given twice")
        self.ends(harness.USAGE, "extract", "small.ndjson", "-T", "ndjson", "--from", "nobody",
                  error="unknown reader")


class Exports(Dumps):
    def test_a_line_for_each_thread(self):
        for name, count in (("disqus.xml", 1), ("wordpress.xml", 2), ("stack-exchange.xml", 1)):
            data = (EXPORTS / name).read_bytes()
            self.write(name, data)
            plain = self.run_program("extract", name, "-T", "ndjson")
            whole = self.run_program("extract", name)
            self.assertEqual(plain.stderr, whole.stderr.replace(b":1: ", b": "))
            plain = plain.stdout
            self.assertGreaterEqual(len(debates(plain)), count, name)
            self.write(name + ".gz", gzip.compress(data))
            packed = self.run_program("extract", name + ".gz", "-T", "ndjson").stdout
            self.assertEqual(plain, packed)
            whole = json.loads(whole.stdout)["graph"]
            self.assertEqual(sum(len(claims(d)) for d in debates(plain)), len(claims(whole)), name)

    def test_articles_of_two_files_are_not_mixed(self):
        export = (EXPORTS / "wordpress.xml").read_bytes()
        self.write("one.xml", export)
        self.write("two.xml", export)
        one, two = self.extract("one.xml"), self.extract("one.xml", "two.xml")
        self.assertEqual(sorted(map(str, [texts(d) for d in one] * 2)),
                         sorted(str(texts(d)) for d in two))

    def test_posts_and_comments_may_be_two_files(self):
        self.write("Posts.xml", '<posts><row Id="1" PostTypeId="1" OwnerUserId="5" Title="Lamps" '
                   'Body="Why are they lit?"/></posts>')
        self.write("Comments.xml", '<comments><row Id="7" PostId="1" UserId="6" '
                   'Text="Nobody knows why."/></comments>')
        debate, = self.extract("Posts.xml", "Comments.xml")
        self.assertEqual(len(claims(debate)), 2)
        debate, = self.extract(".")
        self.assertEqual(len(claims(debate)), 2)

    def test_broken_xml(self):
        self.write("cut.xml", (EXPORTS / "disqus.xml").read_bytes()[:-200])
        done = self.run_program("extract", "cut.xml", "-T", "ndjson")
        self.assertIn(done.returncode, (BAD, harness.NO_INPUT))
        self.assertRegex(done.stderr.decode(), "the XML is broken near here")


if __name__ == "__main__":
    harness.main()

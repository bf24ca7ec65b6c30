"""Which measures are computed, and that each is documented."""
import json

import harness

DOCUMENT = (harness.ROOT / "docs/analysis.md").read_text()


class Analysis(harness.Cli):
    def analysis(self, *options):
        text = self.ends(0, "thread.txt", "-T", "json", *options)
        return json.loads(text)["graph"]["metadata"]["analysis"]

    def test_every_key_is_documented(self):
        found = self.analysis()
        for rows in ("people", "claims"):
            for row in found[rows].values():
                for key in row:
                    self.assertIn(f"`{key}`", DOCUMENT, rows)
        for part in ("debate", "networks"):
            for key in found[part]:
                self.assertIn(f"`{key}`", DOCUMENT, part)

    def test_only_what_is_asked_for_and_what_it_needs(self):
        found = self.analysis("--measures", "camps")
        self.assertIn("frustration", found["debate"])
        self.assertIn("pagerank", found["people"]["p1"])
        self.assertNotIn("betweenness", found["people"]["p1"])
        self.assertNotIn("camp_share", found["people"]["p1"])

    def test_no_resamples(self):
        found = self.analysis("--resamples", "0")
        self.assertIn("camp", found["people"]["p1"])
        self.assertNotIn("camp_share", found["people"]["p1"])
        self.assertEqual(self.analysis("--resamples", "3")["debate"]["camp_share_runs"]["value"], 3)

    def test_unknown_measure(self):
        for wrong in ("fame", "camps,", "", "camps,,degree"):
            self.ends(harness.USAGE, "thread.txt", "--measures", wrong,
                      error="no measure .*one or several of networks, ")

    def test_windows(self):
        posts = [{"id": str(i), "parent": str(i - 1) if i else None, "author": f"Ada {i % 3}",
                  "time": f"202{i}-05-01 12:00:00", "text": "I disagree, that is not true."}
                 for i in range(4)]
        self.write("posts.json", json.dumps({"posts": posts}))
        text = self.ends(0, "posts.json", "-T", "json", "--windows", "year")
        windows = json.loads(text)["graph"]["metadata"]["analysis"]["windows"]
        self.assertEqual([w["from"] for w in windows],
                         [f"202{i}-01-01T00:00:00Z" for i in range(4)])
        self.assertEqual(windows[1]["debate"]["claims"]["value"], 2)
        self.write("analysed.json", text)
        self.assertEqual(self.ends(0, "render", "analysed.json", "-T", "json"), text)
        report = self.ends(0, "render", "analysed.json", "-T", "md").decode()
        self.assertIn("| 2021-01-01 | 2022-01-01 | 2 | 2 |", report)

    def test_wrong_windows(self):
        for wrong in ("0", "fortnight", "1001", ""):
            self.ends(harness.USAGE, "thread.txt", "--windows", wrong, error="day, week, month")

    def test_not_where_nothing_is_analysed(self):
        self.ends(harness.USAGE, "extract", "thread.txt", "--measures", "camps",
                  error="no meaning with extract")


if __name__ == "__main__":
    harness.main()

#!/usr/bin/env python3
"""Tables and rows with --columns: which column is what, and what is said of wrong names."""
import json

import harness
from harness import Cli, NO_INPUT, ROOT, USAGE

TABLES = ROOT / "fixtures/tables"
TABLE = "nr,re,who,what\n1,,Ines Dahl,The lamps should burn.\n2,1,Tomas Riel,I disagree.\n"
WISH = "id=nr,parent=re,author=who,text=what"


class Columns(Cli):
    def graph(self, *arguments, **more):
        return json.loads(self.ends(0, "extract", *arguments, **more))["graph"]

    def people(self, graph):
        return sorted(node["label"] for node in graph["nodes"].values()
                      if node["metadata"]["kind"] == "person")

    def relations(self, graph):
        return sorted(edge["relation"] for edge in graph["edges"])

    def test_columns_are_told_by_their_names(self):
        graph = self.graph(str(TABLES / "export.tsv"))
        self.assertEqual(self.people(graph), ["ada", "ines", "tomas"])
        given = [edge["relation"] for edge in graph["edges"]
                 if edge["metadata"].get("method") == "given"]
        self.assertEqual(sorted(given), ["agrees", "rebuts"])

    def test_columns_can_be_said(self):
        name = self.write("t.csv", TABLE)
        graph = self.graph("--columns", WISH, name)
        self.assertEqual(self.people(graph), ["Ines Dahl", "Tomas Riel"])
        self.assertIn("rebuts", self.relations(graph))

    def test_a_table_in_utf_16(self):
        name = self.write("t.csv", TABLE.encode("utf-16"))
        self.assertEqual(self.people(self.graph("--columns", WISH, name)),
                         ["Ines Dahl", "Tomas Riel"])

    def test_wrong_names_are_said(self):
        name = self.write("t.csv", TABLE)
        self.ends(NO_INPUT, "extract", "--columns", "autor=who", name,
                  error="no such field(.|\n)*fields are id, parent, author")
        self.ends(NO_INPUT, "extract", "--columns", "author=whom,text=what", name,
                  error="no column of a name(.|\n)*its columns are nr, re, who, what")
        self.ends(USAGE, "graph", "--columns", WISH, name, error="no meaning")

    def test_broken_rows_are_named(self):
        said = self.run_program("extract", str(TABLES / "comments.csv"))
        self.assertEqual(said.returncode, 1)
        self.assertEqual(said.stderr.count(b"it is passed over"), 3)

    def test_a_debate_for_each_thread(self):
        lines = [{"t": {"nr": i % 2}, "nr": i, "who": "Ada" if i % 2 else "Ben", "what": "Yes."}
                 for i in range(4)]
        name = self.write("rows.ndjson", "".join(json.dumps(line) + "\n" for line in lines))
        wish = "thread=t.nr,id=nr,author=who,text=what"
        done = self.ends(0, "extract", "-T", "ndjson", "--columns", wish, name)
        debates = [json.loads(line) for line in done.splitlines()]
        self.assertEqual([self.people(one["graph"]) for one in debates], [["Ben"], ["Ada"]])
        self.ends(1, "extract", "-T", "ndjson", "--columns", wish + ",score=votes", name,
                  error="no column of a name")


if __name__ == "__main__":
    harness.main()

"""GraphML, GEXF and the tables of nodes and edges, read back by networkx and igraph: the graph, and
every attribute, are those of the JSON."""
import csv
import json
import subprocess
import tempfile
import warnings
from pathlib import Path

import oracle

TEXTS = ['<script>alert("x")</script> ]]> &amp; <!-- -->', "=SUM(A1:A9)", "a, b\tc",
         "it's \\N here", "\u0645\u0631\u062d\u0628\u0627 \u65e5\u672c\u8a9e",
         "line one and\nline two",
         "@handle", ""]


def hostile():
    """Parallel relations, a loop, nodes without any, texts that look like markup."""
    made = oracle.debate(len(TEXTS), [(0, 1, 1), (0, 1, 1), (1, 0, -1), (2, 2, 1)],
                         [i % 3 for i in range(len(TEXTS))],
                         [("replies", "c1", "c0"), ("rebuts", "c1", "c0", 0.7),
                          ("quotes", "c2", "c1"), ("mentions", "c3", "p4")])
    for i, text in enumerate(TEXTS):
        made["graph"]["nodes"][f"p{i + 1}"]["label"] = text
        made["graph"]["nodes"][f"c{i + 1}"]["metadata"]["text"] = text
    for edge in made["graph"]["edges"]:
        edge["metadata"]["method"] = TEXTS[0]
    return made


def plain(text):
    """As one line, which is how attributes are written."""
    return " ".join(str(text).split())


class Exchange(oracle.Oracle):
    def setUp(self):
        warnings.simplefilter("ignore")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.demo = oracle.ROOT / "fixtures/demo/market-square.txt"

    def debates(self):
        done = subprocess.run([self.program, self.demo, "-T", "json"], capture_output=True)
        yield done.stdout
        yield self.analyse(hostile()).text

    def write(self, debate, suffix):
        (self.folder / "debate.json").write_bytes(debate)
        target = self.folder / f"out{suffix}"
        subprocess.run([self.program, "render", self.folder / "debate.json", "-o", target],
                       check=True)
        return target, json.loads(debate)["graph"]

    def same_nodes(self, nodes, graph, skipped=()):
        analysis = graph["metadata"]["analysis"]
        self.assertEqual(set(nodes), set(graph["nodes"]))
        for name, node in nodes.items():
            rows = analysis["people" if name[0] == "p" else "claims"][name]
            for key, value in rows.items():
                if key in skipped:
                    continue
                found = node.get(key)
                if value is None:
                    self.assertIn(found, (None, "", "nan"), key)
                elif isinstance(value, str):
                    self.assertEqual(found, value)
                else:
                    self.assertAlmostEqual(float(found), value, 8, key)
            text = graph["nodes"][name]["metadata"].get("text")
            if text:
                self.assertEqual(plain(node["text"]).lstrip("'"), plain(text).lstrip("'"))

    def same_edges(self, edges, graph):
        """`edges`: (source, target, attributes) in the order of the file."""
        self.assertEqual(sorted((s, t, e["relation"]) for s, t, e in edges),
                         sorted((e["source"], e["target"], e["relation"]) for e in graph["edges"]))
        self.assertAlmostEqual(sum(float(e["confidence"]) for _, _, e in edges),
                               sum(e["metadata"]["confidence"] for e in graph["edges"]), 8)
        signs = [float(e["sign"]) for _, _, e in edges if e.get("sign") not in (None, "")]
        self.assertEqual(sum(signs), sum(e["metadata"].get("sign", 0) for e in graph["edges"]))

    def test_networkx_reads_graphml(self):
        import networkx
        for debate in self.debates():
            path, graph = self.write(debate, ".graphml")
            read = networkx.read_graphml(path)
            self.same_nodes(dict(read.nodes(data=True)), graph)
            self.same_edges(list(read.edges(data=True)), graph)

    def test_networkx_reads_gexf(self):
        import networkx
        for debate in self.debates():
            path, graph = self.write(debate, ".gexf")
            read = networkx.read_gexf(path)
            self.same_nodes(dict(read.nodes(data=True)), graph)
            self.same_edges(list(read.edges(data=True)), graph)

    def test_igraph_reads_graphml(self):
        import igraph
        for debate in self.debates():
            path, graph = self.write(debate, ".graphml")
            read = igraph.Graph.Read_GraphML(str(path))
            names = read.vs["id"]
            edges = [(names[e.source], names[e.target],
                      {k: v for k, v in e.attributes().items() if v == v}) for e in read.es]
            self.assertEqual(set(names), set(graph["nodes"]))
            self.same_edges(edges, graph)

    def test_tables_hold_the_graph(self):
        for debate in self.debates():
            path, graph = self.write(debate, ".nodes.csv")
            with open(path, newline="", encoding="utf-8") as rows:
                self.same_nodes({row["id"]: row for row in csv.DictReader(rows)}, graph)
            path, graph = self.write(debate, ".edges.csv")
            with open(path, newline="", encoding="utf-8") as rows:
                self.same_edges([(row["source"], row["target"], row)
                                 for row in csv.DictReader(rows)], graph)


if __name__ == "__main__":
    oracle.main()

"""The report in its three forms: what it says, that its links lead somewhere, that text is text."""
import base64
import csv
import hashlib
import html.parser
import io
import json
import re

import harness

VOID = {"meta", "link", "br", "img", "hr", "input"}
HOSTILE = ['<script>alert(1)</script>', '=SUM(A1:A9)', '@import', '+1', '-2', '| a | b |',
           '[x](javascript:alert(1))', '`code` **bold** _it_', '1. first', '# head',
           '"quoted", said', 'line\nbreak', ']]> &amp; <!--', '\u202ereversed', 'a' * 300, '']


class Page(html.parser.HTMLParser):
    """Ids, links, and whether elements nest."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.names = [], [], [], set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.names.add(tag)
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.links += [attrs["href"]] if "href" in attrs else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            raise AssertionError(f"</{tag}> closes {self.open[-3:]}")


def hostile_debate():
    """People, claims and words that look like markup; everybody rebuts the one before."""
    nodes, edges = {}, []
    for i, text in enumerate(HOSTILE):
        person, claim = f"p{i + 1}", f"c{i + 1}"
        nodes[person] = {"label": text, "metadata": {"kind": "person", "role": text}}
        nodes[claim] = {"label": text, "metadata": {
            "kind": "claim", "text": text, "url": "javascript:alert(1)", "document": "d1"}}
        edges.append({"source": person, "target": claim, "relation": "asserts",
                      "metadata": {"confidence": 1}})
        if i:
            edges.append({"source": claim, "target": f"c{i}",
                          "relation": "rebuts" if i % 3 else "agrees",
                          "metadata": {"confidence": 0.9, "method": text,
                                       "evidence": {"document": "d1", "text": text}}})
    return {"graph": {"label": HOSTILE[0], "nodes": nodes, "edges": edges, "metadata": {
        "documents": [{"id": "d1", "path": HOSTILE[6], "kind": "thread"}]}}}


class Report(harness.Cli):
    def write_hostile(self):
        self.write("debate.json", json.dumps(hostile_debate()))
        self.write("analysed.json", self.ends(0, "graph", "debate.json"))
        return "analysed.json"

    def test_sentences_come_first_and_cite(self):
        text = self.ends(0, "thread.txt", "-T", "md").decode()
        self.assertRegex(text, r"Of 6 people linked by stances, 4 are in the camp of "
                         r"Marta Oyelaran \(\[c")
        self.assertIn("Priya Raman rebuts Marta Oyelaran twice ([c3](#c3), [c9](#c9))", text)
        self.assertLess(text.index("The sharpest exchange"), text.index("| person |"))
        self.assertIn("> I disagree. My customers carry paint", text)

    def test_every_link_of_the_markdown_has_a_heading(self):
        for name in ("thread.txt", self.write_hostile()):
            command = ["render"] if name.endswith("json") else []
            text = self.ends(0, *command, name, "-T", "md").decode()
            headings = {re.sub(" ", "-", h.lower()) for h in re.findall(r"^#+ (.*)$", text, re.M)}
            for target in re.findall(r"(?<!\\)\]\(#([^)]*)\)", text):
                self.assertIn(target, headings)
            self.assertNotRegex(text, r"(?<!\\)\]\((?!#)")

    def test_rows_of_markdown_tables_have_equal_cells(self):
        text = self.ends(0, "render", self.write_hostile(), "-T", "md").decode()
        widths = set()
        for line in text.split("\n"):
            cells = len(re.findall(r"(?<!\\)\|", line))
            if line.startswith("|"):
                widths.add(cells)
                self.assertEqual(len(widths), 1, line)
            else:
                self.assertEqual(cells, 0, line)
                widths = set()

    def test_pages_nest_and_link_within_themselves(self):
        for name in ("thread.txt", self.write_hostile()):
            command = ["render"] if name.endswith("json") else []
            page = Page(self.ends(0, *command, name, "-T", "html").decode())
            self.assertEqual(page.open, [])
            self.assertEqual(len(page.ids), len(set(page.ids)))
            for link in page.links:
                self.assertTrue(link.startswith("#") and link[1:] in page.ids, link)

    def test_the_page_allows_its_own_script_and_nothing_else(self):
        text = self.ends(0, "thread.txt", "-T", "html").decode()
        scripts = re.findall(r"<script>(.*?)</script>", text, re.S)
        self.assertEqual(len(scripts), 1)
        digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
        self.assertIn("default-src 'none'; style-src 'unsafe-inline'; "
                      f"script-src 'sha256-{digest}'; base-uri 'none'", text)

    def test_the_data_of_a_page_holds_the_words_and_no_markup(self):
        text = self.ends(0, "render", self.write_hostile(), "-T", "html").decode()
        self.assertEqual(len(re.findall("<script", text)), 2)
        block = re.search(r'<script type="application/json" id="debate">(.*?)</script>', text,
                          re.S).group(1)
        for mark in "<>&\u2028\u2029":
            self.assertNotIn(mark, block)
        data = json.loads(block)
        self.assertEqual([claim[9] for claim in data["claims"]], HOSTILE)
        self.assertEqual([person[0] for person in data["people"]], HOSTILE)

    def test_a_page_points_into_the_source_where_it_has_it(self):
        text = self.ends(0, "thread.txt", "-T", "html").decode()
        data = json.loads(re.search(r'id="debate">(.*?)</script>', text, re.S).group(1))
        source = data["documents"][0]["text"].encode()
        kept = json.loads(self.ends(0, "thread.txt", "-T", "json"))["graph"]["nodes"]
        for i, claim in enumerate(data["claims"]):
            words = claim[9] or source[claim[2]:claim[3]].decode()
            self.assertEqual(words, kept[f"c{i + 1}"]["metadata"]["text"])
        self.assertTrue(any(claim[9] is None for claim in data["claims"]))
        again = self.ends(0, "render", "-", "-T", "html",
                          stdin=self.ends(0, "thread.txt", "-T", "json")).decode()
        self.assertNotIn('"text":', re.search(r'id="debate">(.*?)</script>', again, re.S).group(1))

    def test_csv_has_a_row_for_each_and_all_measures(self):
        analysed = json.loads(self.ends(0, "thread.txt", "-T", "json"))["graph"]
        found = analysed["metadata"]["analysis"]
        text = self.ends(0, "thread.txt", "-T", "csv").decode()
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        self.assertEqual([row["id"] for row in rows], list(analysed["nodes"]))
        for row in rows:
            self.assertEqual(len(row), len(set(row)))
            part = found["people" if row["kind"] == "person" else "claims"][row["id"]]
            for key, value in part.items():
                shown = "" if value is None else value
                self.assertEqual(row[key] if isinstance(value, str) or row[key] == ""
                                 else float(row[key]), shown, key)

    def test_argument_maps_are_read_back(self):
        def stances(text):
            graph = json.loads(text)["graph"]
            words = {i: n["metadata"].get("text", "") for i, n in graph["nodes"].items()}
            return sorted((words[e["source"]].split(": ", 1)[-1], e["relation"],
                           words[e["target"]].split(": ", 1)[-1]) for e in graph["edges"]
                          if e["relation"] in ("agrees", "rebuts") and e["target"][0] == "c")
        told = stances(self.ends(0, "thread.txt", "-T", "json"))
        for form in ("argdown", "xaif"):
            self.ends(0, "thread.txt", "-o", "map." + form)
            self.assertEqual(stances(self.ends(0, "map." + form, "-T", "json")), told, form)

    def test_argdown_gives_hostile_words_back(self):
        self.ends(0, "render", self.write_hostile(), "-o", "map.argdown")
        graph = json.loads(self.ends(0, "map.argdown", "-T", "json"))["graph"]
        found = {n["metadata"].get("text") for n in graph["nodes"].values()}
        for text in HOSTILE:
            if text.isascii() and text:
                one_line = " ".join(text.split())
                self.assertTrue(any(f and f.endswith(one_line) for f in found), text)

    def test_a_debate_without_stances(self):
        self.write("empty.json", json.dumps({"graph": {"nodes": {}, "edges": []}}))
        for form in ("md", "html", "csv", "graphml", "gexf", "nodes-csv", "edges-csv",
                     "mermaid", "xaif"):
            self.assertTrue(self.ends(0, "empty.json", "-T", form))


if __name__ == "__main__":
    harness.main()

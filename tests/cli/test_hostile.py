#!/usr/bin/env python3
"""Texts that attack an output's format come out as text, in every format there is.

Whatever the words of a debate are, a parser of the format finds the same elements and attributes
as for a tame debate of the same shape, and the words themselves where text belongs.
"""
import csv
import html.parser
import io
import json
import re
import subprocess
import xml.etree.ElementTree as etree

import harness
import hostile
from hostile import shown

LINK = re.compile(r"(https?://|#)", re.I)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Page(html.parser.HTMLParser):
    """What a page consists of: elements with attributes, text, and what scripts and styles hold."""

    def __init__(self, text):
        super().__init__()
        self.parts, self.attributes, self.raw, self.words, self.open = set(), [], {}, [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.parts |= {tag} | {f"{tag} {name}" for name, _ in attrs}
        self.attributes += attrs
        self.open += [] if tag in VOID else [tag]
        if tag in ("script", "style"):
            kind = dict(attrs).get("type", "")
            self.raw.setdefault((tag, kind), []).append("")
            self.inside = (tag, kind)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag not in VOID and (not self.open or self.open.pop() != tag):
            raise AssertionError(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if self.open and self.open[-1] in ("script", "style"):
            self.raw[self.inside][-1] += data
        else:
            self.words.append(data)

    def handle_decl(self, decl):
        if decl.lower() != "doctype html":
            raise AssertionError(decl)

    def handle_comment(self, data):
        raise AssertionError(f"comment {data}")

    def unknown_decl(self, data):
        raise AssertionError(f"declaration {data}")

    handle_pi = handle_comment


class Hostile(harness.Cli):
    analysed = None  # the hostile and the tame debate, once for all tests

    def setUp(self):
        super().setUp()
        self.plain = hostile.debate()["graph"]
        if not Hostile.analysed:
            tame = hostile.debate(hostile.tame)
            Hostile.analysed = [self.ends(0, "graph", stdin=json.dumps(d).encode())
                                for d in ({"graph": self.plain}, tame)]
        made = hostile.with_hostile_camps(self.analysed[0])
        self.write("debate.json", json.dumps(made))
        self.write("tame.json", self.analysed[1])
        self.camps = [c["label"] for c in made["graph"]["metadata"]["analysis"]["camps"]]
        self.texts = [n["metadata"]["text"] for n in self.plain["nodes"].values()
                      if n["metadata"]["kind"] == "claim"]
        self.names = [n["label"] for n in self.plain["nodes"].values()
                      if n["metadata"]["kind"] == "person"]

    def draw(self, *arguments, debate="debate.json"):
        out = self.ends(0, "render", debate, *arguments)
        return out if arguments[-1] in ("png", "pdf") else out.decode()

    def known(self, *arguments):
        """What the program says that it knows, when it is asked for something that is not."""
        said = self.run_program("debate.json", *arguments).stderr.decode()
        return re.search(r"\(one of (.*)\)", said).group(1).split(", ")

    def holds(self, words, texts):
        """Each of the texts stands in one of the words, or its start does where it was cut."""
        found = " ".join(shown(w) for w in words)
        for text in texts:
            self.assertIn(shown(text)[:60], found)

    def same_parts(self, found, tame, more=()):
        self.assertLessEqual(found, tame | set(more))

    # ---- every format ------------------------------------------------------------------------

    def test_every_format_is_tested(self):
        tested = {"svg", "png", "pdf", "html", "md", "csv", "nodes-csv", "edges-csv", "graphml",
                  "gexf", "mermaid", "argdown", "xaif", "dot", "json", "ndjson"}
        self.assertLessEqual(set(self.known("-T", "nothing")), tested)

    def test_no_output_holds_what_is_no_text(self):
        for name in self.known("-T", "nothing"):
            if name in ("png", "pdf", "json", "ndjson", "xaif"):
                continue
            # A page's data for its script is JSON, which loses nothing.
            text = re.sub(r'(?s)<script type="application/json".*?</script>', "",
                          self.draw("-T", name))
            self.assertIsNone(hostile.DROPPED.search(text), name)

    # ---- XML ---------------------------------------------------------------------------------

    def xml(self, text):
        """The tree, its parts, and all words in it."""
        root = etree.fromstring(text)
        parts, words = set(), []
        for element in root.iter():
            parts |= {element.tag} | {f"{element.tag} {name}" for name in element.attrib}
            words += [element.text or "", element.tail or "", *element.attrib.values()]
        return root, parts, words

    def links_are_addresses(self, pairs):
        for name, value in pairs:
            self.assertFalse(name.lower().startswith("on"), name)
            if name.split("}")[-1] in ("href", "src", "action", "xlink:href", "data", "srcset"):
                self.assertRegex(value, LINK)

    def test_drawings(self):
        for view in self.known("--view", "nothing"):
            for more in ((), ("--focus", "c3", "--steps", "2"), ("--camps",)):
                if more == ("--camps",) and view != "map":
                    continue
                arguments = ("--view", view, *more, "-T", "svg")
                text = self.draw(*arguments)
                root, parts, words = self.xml(text)
                tame = self.xml(self.draw(*arguments, debate="tame.json"))[1]
                svg = "{http://www.w3.org/2000/svg}"
                self.same_parts(parts, tame, (f"{svg}text direction",))
                self.assertNotIn("<!", text)
                self.links_are_addresses(p for e in root.iter() for p in e.attrib.items())
                self.assertNotRegex("".join(root.find(f"{svg}style").itertext()),
                                    r"alert|e\.example|url\(|@import|expression|</|color:red")
                found = " ".join(shown(w) for w in words)
                self.assertGreater(sum(shown(n) in found for n in self.names), 5, arguments)

    def test_a_drawing_holds_every_text_of_its_cards(self):
        _, _, words = self.xml(self.draw("--top", "200", "-T", "svg"))
        self.holds(words, self.texts)
        self.holds(words, self.names)
        self.holds(words, [self.plain["label"]])

    def test_a_focus_is_text(self):
        for name in (self.names[0], self.names[6]):
            root, _, words = self.xml(self.draw("--focus", name, "-T", "svg"))
            self.holds(words, [name])

    def test_graphs_in_xml(self):
        for name in ("graphml", "gexf"):
            _, parts, words = self.xml(self.draw("-T", name))
            self.same_parts(parts, self.xml(self.draw("-T", name, debate="tame.json"))[1])
            self.holds(words, self.texts + self.names)

    # ---- pages and reports -------------------------------------------------------------------

    def test_pages(self):
        page, tame = (Page(self.draw("-T", "html", debate=d)) for d in ("debate.json", "tame.json"))
        self.same_parts(page.parts, tame.parts, ("text direction",))
        self.assertEqual(page.open, [])
        self.links_are_addresses(page.attributes)
        self.holds(page.words, self.names + [t for t in self.texts if len(t) < 300])
        self.assertEqual({k: len(v) for k, v in page.raw.items()},
                         {k: len(v) for k, v in tame.raw.items()})
        for (tag, kind), contents in page.raw.items():
            for content, other in zip(contents, tame.raw[tag, kind]):
                if "json" in kind:
                    json.loads(content)
                elif tag == "script":
                    self.assertEqual(content, other)
                else:
                    self.assertNotRegex(content, r"alert|e\.example|@import|color:red")

    def test_markdown(self):
        text = self.draw("-T", "md")
        # Outside of what a backslash makes plain there is no markup but the report's own.
        bare = re.sub(r"\\[!-/:-@[-`{-~]", "", text)
        bare = re.sub(r"\]\(<https?://[^<>\s]*>\)", "](#)", bare)
        self.assertNotRegex(bare, r"[<`*_~{}^$]|!\[")
        for target in re.findall(r"\]\(([^)]*)\)", bare):
            self.assertRegex(target, r"^#[a-z0-9-]*$")
        for line in bare.split("\n"):
            self.assertNotRegex(line, r"^ *(={3,}|-{3,}|\+ |\d+[.)] )")
        plain = re.sub(r"\\([!-/:-@[-`{-~])", r"\1", text)
        self.holds([plain], self.names)

    # ---- tables ------------------------------------------------------------------------------

    def test_tables(self):
        for name in ("csv", "nodes-csv", "edges-csv"):
            rows = list(csv.reader(io.StringIO(self.draw("-T", name), newline="")))
            self.assertEqual({len(row) for row in rows}, {len(rows[0])}, name)
            for cell in (cell for row in rows for cell in row):
                self.assertNotRegex(cell, r"^[\s\ufeff]*[=+@\uff1d\uff0b\uff20]|^[\t\r\n]")
                self.assertNotRegex(cell, r"^[\s\ufeff]*[-\uff0d](?![0-9.]+$)")
            if name != "edges-csv":
                self.holds([cell for row in rows for cell in row], self.texts + self.names)
                self.assertTrue(any("break\n\nbreak" in cell for row in rows for cell in row))

    # ---- programs' languages -----------------------------------------------------------------

    def graphviz(self, dot, *arguments):
        done = subprocess.run(["dot", *arguments], input=dot.encode(), capture_output=True,
                              timeout=120)
        self.assertEqual((done.returncode, done.stderr.decode()), (0, ""))
        return done.stdout

    def test_dot(self):
        dot = self.draw("-T", "dot")
        graph = json.loads(self.graphviz(dot, "-Tdot_json"))
        nodes = {o["name"]: o for o in graph["objects"] if "nodes" not in o and o["name"][0] in "pc"
                 and not o["name"].startswith("cluster")}
        self.assertEqual(set(nodes), set(self.plain["nodes"]))
        self.assertEqual(len(graph["edges"]), len(self.plain["edges"]))
        tame = json.loads(self.graphviz(self.draw("-T", "dot", debate="tame.json"), "-Tdot_json"))
        for kind in ("objects", "edges"):
            self.assertEqual({key for o in graph[kind] for key in o},
                             {key for o in tame[kind] for key in o})
        # And as Graphviz draws it: \N and entities would show here.
        root, _, _ = self.xml(self.graphviz(dot, "-Kosage", "-Tsvg"))
        drawn = re.sub(r"\s", "", shown("".join(root.itertext())))
        for name in self.names:
            self.assertIn(re.sub(r"\s", "", shown(name))[:40], drawn)

    def test_mermaid(self):
        node = r'[pc]\d+(\["[^"]*"\]|\(\["[^"]*"\]\))'
        for line in self.draw("-T", "mermaid").split("\n")[1:-1]:
            self.assertRegex(line, rf'^ *({node}|end|%% \d+ of \d+ relations, the surest'
                                   r'|subgraph camp\d+\["[^"]*"\]|[pc]\d+ [-.=>|a-z]+ [pc]\d+)$')
            self.assertNotRegex(re.sub(r"#(\w+);", "", line.split('"')[1] if '"' in line else ""),
                                r'[#<>&"`\\]')

    def test_argdown(self):
        for block in self.draw("-T", "argdown").split("\n\n")[1:]:
            first, *rest = block.rstrip("\n").split("\n")
            self.assertRegex(first, r"^\[c\d+\]: ")
            self.assertNotRegex(re.sub(r"\\.", "", first.split(": ", 1)[1]), r"[\[\]<>{}#@*_/\\]")
            for line in rest:
                self.assertRegex(line, r"^  [-+] \[c\d+\]$")

    def test_json_gives_everything_back(self):
        for name in ("json", "ndjson"):
            graph = json.loads(self.draw("-T", name))["graph"]
            self.assertEqual([n["metadata"]["text"] for n in graph["nodes"].values()
                              if n["metadata"]["kind"] == "claim"], self.texts)
            self.assertEqual([n["label"] for n in graph["nodes"].values()
                              if n["metadata"]["kind"] == "person"], self.names)
            labels = [c["label"] for c in graph["metadata"]["analysis"]["camps"]]
            self.assertEqual(labels, self.camps)
        self.assertEqual(self.draw("-T", "ndjson").count("\n"), 1)

    def test_xaif(self):
        found = json.loads(self.draw("-T", "xaif"))["AIF"]
        self.assertEqual([n["text"] for n in found["nodes"] if n["type"] == "I"], self.texts)

    def test_pictures(self):
        self.assertEqual(self.draw("-T", "png")[:4], b"\x89PNG")
        self.write("d.pdf", self.draw("-T", "pdf"))
        about = subprocess.run(["pdfinfo", "d.pdf"], cwd=self.folder, capture_output=True,
                               check=True).stdout.decode()
        self.assertIn(f"Title:           {shown(self.plain['label'])}\n", about)
        self.assertRegex(about, r"JavaScript: +no")


if __name__ == "__main__":
    harness.main()

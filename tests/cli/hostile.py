"""A debate in which every text is an attack on some format, and a tame twin of the same shape.

Each text is a payload between two words that stand nowhere else, so that it can be found again in
whatever a parser makes of an output.
"""
import json
import re
import sys

PAYLOADS = [
    # Markup, and what ends the element, attribute or section that a text may stand in.
    '<script>alert(1)</script>', '</script><script>alert(1)//', '</style><img src=x onerror=a()>',
    '</title></desc></svg><svg onload="alert(1)">', '"><b onclick="alert(1)">',
    "' onmouseover='alert(1)' x='", '<!-- x --> ]]> <![CDATA[ x ]]> <?php x ?>',
    '</text></g><a xlink:href="javascript:alert(1)">', '--!><script>', '<!--<script>',
    '&#0; &#x1b; &lt;b&gt; &amp;amp; &bogus; &#60;b&#62;', '*{}</style>}*{color:red}/*',
    # Addresses.
    'javascript:alert(1)', 'http://e.example/" onclick="alert(1)', 'data:text/html,<b>',
    '[x](javascript:alert(1))', '![x](http://e.example/x.png)', '<http://e.example/>',
    # Graphviz.
    '\\N \\G \\E \\L \\T \\n \\l', 'ends in a backslash\\', '\\" ]; x -> y [label="',
    '<<b>html</b>>', '{a|b}|<p>c',
    # Spreadsheets.
    "=cmd|' /C calc'!A0", '+1+1', '-2+3', '@SUM(A1)', '\t=1+1', '\r=1+1', '\n=1+1', '"=1", \'=1\'',
    '\x01=1+1', '\u202e+1+1', '\u2066\x02@SUM(A1)', '\ufeff=1+1', '\uff1d1+1',
    '\x01- item', '\x01# head',
    # Markdown, Mermaid, Argdown.
    '# head\n====\n- item\n1. item\n> quoted\n| a | b |', '`code` **b** _i_ ~~s~~ $x$ ^x^',
    '$$x$$ fa:fa-car',
    '"] --> c1["', 'x"]\nclick c1 call alert()\nc1["', '%%{init: {"securityLevel":"loose"}}%%',
    'end', '`"**bold**"`', '#quot;#35;', '[c1]: other\n  - [c2]\n  + <c3>', '=== title: x ===',
    '/* comment */ // c', '{a: b} #tag @[c1] (1) ----', 'A: B: C', ' + [c1]', '_x <+ y',
    # Characters.
    'bell\a escape\x1b[31m delete\x7f next\x85 csi\x9b31m nul\0end', 'bom\ufeff no\ufffe\uffff',
    '\u202ereversed\u2066 \u2069\u202c', 'lines\u2028paragraphs\u2029', 'line\r\nbreak\n\nbreak',
    '\u0645\u0631\u062d\u0628\u0627 <b>', '\u65e5\u672c\u8a9e" onload="', 'e\u0301' * 40,
    '\U0001f468\u200d\U0001f469\u200d\U0001f467 & co', 'W' * 400, '', ' ', '%s %n %1$s {0} ${x}',
]
# Characters that no output holds: controls, and marks that override direction.
DROPPED = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
URLS = ['javascript:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'JAVASCRIPT:x',
        'data:text/html,<script>alert(1)</script>', 'vbscript:x', '//e.example/x', 'file:///etc/x',
        'https://e.example/?a="onclick="alert(1)"&b=<b>\'', 'https://e.example/a b\n]]>', 'http:x']


def text_of(name, payload):
    """Without the words where they would take the payload's sting: a formula stands first."""
    starts = payload[:1] in tuple('=+-@\t\r\n\x01\u202e\u2066\ufeff\uff1d')
    return f"{payload} {name}end" if starts else f"{name} {payload} {name}end"


def tame(payload):
    return re.sub(r"[^a-z0-9 ]", "x", payload.lower()) if payload.strip() else payload


def debate(payload_of=lambda p: p):
    """Everybody takes a side on the claim before theirs; every text is one of the payloads."""
    nodes, edges, documents = {}, [], []
    count = len(PAYLOADS)

    def text(kind, i):
        return text_of(f"{kind}{i}", payload_of(PAYLOADS[i % count]))
    for i in range(count):
        person, claim, document = f"p{i + 1}", f"c{i + 1}", f"d{i % 3 + 1}"
        url = URLS[i % len(URLS)] if payload_of("<") == "<" else "https://e.example/x"
        nodes[person] = {"label": text("name", i), "metadata": {
            "kind": "person", "sort": "person", "role": text("role", i + 1),
            "handle": text("handle", i + 2), "aliases": [text("alias", i + 3)]}}
        nodes[claim] = {"label": text("label", i), "metadata": {
            "kind": "claim", "form": "comment", "text": text("text", i), "url": url,
            "document": document, "start": 0, "end": 5,
            "time": f"2024-05-{i % 28 + 1:02}T10:00:00Z",
            "age": payload_of(PAYLOADS[i]), "source_id": text("source", i),
            "method": text("rule", i), "confidence": 0.9,
            "attribution": {"cue": {"start": 0, "end": 2, "text": text("cue", i)},
                            "source": {"start": 0, "end": 2, "text": text("from", i)}}}}

        def relate(source, target, relation, confidence):
            edges.append({"source": source, "target": target, "relation": relation, "metadata": {
                "confidence": confidence, "method": text("how", i), "evidence": {
                    "document": document, "start": 0, "end": 3, "text": text("proof", i)}}})
        relate(person, claim, "asserts", 1)
        if i:
            relate(claim, f"c{i}", "rebuts" if i % 3 else "agrees", 0.95 - i % 5 / 10)
            relate(claim, f"c{i}", "replies", 1)
            relate(person, f"p{(i * 7) % count + 1}", "agrees" if i % 2 else "rebuts", 0.8)
    for i in range(3):
        documents.append({"id": f"d{i + 1}", "path": payload_of(PAYLOADS[i]), "kind": "thread",
                          "title": text("about", i), "language": "en", "bytes": 9})
    return {"graph": {"type": "debate", "directed": True, "label": text("title", 0),
                      "nodes": nodes, "edges": edges, "metadata": {"documents": documents}}}


def with_hostile_camps(analysed):
    """An analysed debate whose camps are called by payloads."""
    made = json.loads(analysed)
    for i, camp in enumerate(made["graph"]["metadata"]["analysis"]["camps"]):
        camp["label"] = text_of(f"camp{i}", PAYLOADS[i % len(PAYLOADS)])
    return made


def shown(text):
    """As an output shows it on one line: without what may be dropped, blanks as one."""
    kept = DROPPED.sub("", text).replace("\ufeff", "")
    return re.sub(r"[ \t\r\n\u2028\u2029]+", " ", kept).strip()


if __name__ == "__main__":
    print(json.dumps(debate(tame) if sys.argv[1:] == ["tame"] else debate()))

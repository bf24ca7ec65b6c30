#!/usr/bin/env python3
"""compare_reading.py SHOW_READING TEXTS GOLD...: how the readers' posts differ from gold files.

Each required statement must stand in a block: a comment or turn in one post by its speaker, a
quotation in any. A comment whose parent is not among the people its speaker answers in the gold
is named too, since that is often, but not always, a wrong parent. For development only.
"""
import json
import pathlib
import re
import subprocess
import sys

SIGNS = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})


def plain(text):
    return re.sub(r"\s+", " ", text.translate(SIGNS)).strip().lower()


def read(program, path):
    raw = path.read_bytes()
    out = subprocess.run([program, path, "-"], capture_output=True, check=True).stdout
    posts = []
    for row in out.decode().splitlines():
        kind, *cells = row.split("\t")
        if kind == "post":
            posts.append({"form": int(cells[1]), "parent": int(cells[2]), "author": cells[3],
                          "text": ""})
        else:
            words = raw[int(cells[0]):int(cells[1])].decode(errors="replace")
            posts[-1]["text"] += " " + plain(words)
    return posts


def is_same(author, speaker):
    a, b = plain(author), plain(speaker or "")
    return a == b or (a and b and (a.endswith(" " + b) or b.endswith(" " + a)))


def compare(posts, gold):
    own = ("comment", "turn")
    for item in gold["statements"]:
        if not item.get("required", True):
            continue
        homes = [p for p in posts if plain(item["text"]) in p["text"]]
        if not homes:
            yield f"lost: {item['speaker']} ({item['form']}): {item['text']}"
        elif item["form"] in own and not any(is_same(p["author"], item["speaker"]) for p in homes):
            yield f"author {homes[0]['author']!r}, not {item['speaker']!r}: {item['text']}"
    names = [s["speaker"] for s in gold["statements"] if s["form"] in own and s["speaker"]]
    for post in posts:
        if post["form"] < 2 and not any(is_same(post["author"], n) for n in names):
            yield f"no such speaker: {post['author']!r}: {post['text'][:60]}"
        if post["form"] != 0:
            continue
        whom = [r["to"].get("person") for r in gold["relations"]
                if is_same(post["author"], r["from"])]
        parent = posts[post["parent"]]["author"] if post["parent"] >= 0 else "nobody"
        if whom and not any(w and is_same(parent, w) for w in whom):
            yield f"parent of {post['author']!r}: {parent!r}, gold {whom}: {post['text'][:60]}"


def main():
    program, texts, *golds = sys.argv[1:]
    misses = 0
    for path in sorted(map(pathlib.Path, golds)):
        gold = json.loads(path.read_text())
        posts = read(program, pathlib.Path(texts) / (path.stem + ".txt"))
        found = list(compare(posts, gold))
        misses += len(found)
        for line in found:
            print(f"{path.stem}: {line}")
    print(f"{misses} differences")


if __name__ == "__main__":
    main()

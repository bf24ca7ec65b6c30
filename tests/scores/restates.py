#!/usr/bin/env python3
"""Which sentences does the program take for one another? Hold that against thresholds.txt.

usage: restates.py STANCEGRAPH HALF [--errors]

HALF is "development" or "test" (fixtures/restates). Each pair is read twice: as a debate of two
posts, and among all sentences of its topic, in one debate. A link in the latter between two
sentences that are no pair of the set counts as wrong. --errors lists what is wrong and what is
missed; nobody looks at that for the half "test".
"""
import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from scores import ROOT, thresholds


def read_pairs(half):
    with open(ROOT / f"fixtures/restates/{half}.tsv", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def links_of(program, sentences):
    """The links the program finds between sentences, as pairs of indices, with their confidence."""
    posts = [{"id": str(i), "parent": None, "author": f"writer{i}", "text": text}
             for i, text in enumerate(sentences)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "posts.json"
        path.write_text(json.dumps({"posts": posts}))
        done = subprocess.run([program, "extract", "-q", "--from", "posts", str(path)],
                              stdout=subprocess.PIPE, check=True, timeout=60)
    graph = json.loads(done.stdout)["graph"]
    claims = {name: node["metadata"] for name, node in graph["nodes"].items()
              if node["metadata"]["kind"] == "claim"}
    posts = [claim for claim in claims.values() if claim["source_id"]]
    # What somebody is quoted with in a post counts as the post; what a post only denies does not.
    asserted = {e["target"] for e in graph["edges"] if e["relation"] == "asserts"}
    place = {name: next(int(post["source_id"]) for post in posts
                        if post["start"] <= claim["start"] and claim["end"] <= post["end"])
             for name, claim in claims.items() if name in asserted}
    return [(place[e["source"]], place[e["target"]], e["metadata"]["confidence"],
             e["metadata"]["method"]) for e in graph["edges"]
            if e["relation"] == "restates" and {e["source"], e["target"]} <= place.keys()]


def alone(program, pairs):
    """(pair, link or None) for pairs that are each a debate."""
    return [(pair, next(iter(links_of(program, [pair["earlier"], pair["later"]])), None))
            for pair in pairs]


def together(program, pairs):
    """(pair or None, link or None): what is found among all sentences of a topic, and missed."""
    topics = defaultdict(list)
    for pair in pairs:
        topics[pair["topic"]].append(pair)
    for topic in topics.values():
        sentences = [pair[side] for pair in topic for side in ("earlier", "later")]
        linked = set()
        for link in links_of(program, sentences):
            low, high = sorted(link[:2])
            is_pair = low % 2 == 0 and high == low + 1
            if is_pair:
                linked.add(low // 2)
                yield topic[low // 2], link
            else:
                yield {"topic": topic[0]["topic"], "label": "other", "kind": "strangers",
                       "earlier": sentences[low], "later": sentences[high]}, link
        yield from ((pair, None) for i, pair in enumerate(topic) if i not in linked)


def figures(found):
    right = sum(pair["label"] == "restates" for pair, link in found if link)
    wrong = sum(pair["label"] != "restates" for pair, link in found if link)
    missed = sum(pair["label"] == "restates" for pair, link in found if not link)
    return right, wrong, missed


def report(name, found):
    right, wrong, missed = figures(found)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    print(f"{name}: precision {precision:.3f} recall {recall:.3f} "
          f"({right} right, {wrong} wrong, {missed} missed)")
    return precision, recall


def report_parts(found):
    for what, key in (("kind", lambda p, l: p["kind"]), ("method", lambda p, l: l and l[3])):
        linked, all_pairs = Counter(), Counter()
        for pair, link in found:
            name = f"{pair['label']} {key(pair, link)}"
            all_pairs[name] += 1
            linked[name] += link is not None
        print(f"by {what}: " + ", ".join(f"{name} {linked[name]}/{all_pairs[name]}"
                                         for name in sorted(all_pairs)))
    sure = [link[2] for _, link in found if link]
    if sure:
        print(f"mean confidence {sum(sure) / len(sure):.3f}")


def main():
    program, half = sys.argv[1:3]
    pairs = read_pairs(half)
    results = {"alone": alone(program, pairs), "together": list(together(program, pairs))}
    found = {}
    for name, result in results.items():
        precision, recall = report(f"{half}, {name}", result)
        found |= {f"{name}-precision": precision, f"{name}-recall": recall}
        report_parts(result)
        for pair, link in result if "--errors" in sys.argv else []:
            if (link is not None) != (pair["label"] == "restates"):
                print(f"  {'wrong' if link else 'missed'} {link and link[2:]} {pair['kind']}\n"
                      f"    {pair['earlier']}\n    {pair['later']}")
    low = [f"{name} {found[name]:.3f} (at least {least})"
           for name, least in thresholds(f"restates-{half}").items() if found[name] < least]
    print("below the threshold: " + ", ".join(low) if low else f"{half}: all thresholds are met")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())

"""Claims that unite and split camps, beside the same formulas written anew in Python: on votes of
four Polis conversations (with Polis' groups, and with our camps) and on random debates."""
import csv
import math
import os
import random
import subprocess
import unittest

import oracle

CONVERSATIONS = ["15-per-hour-seattle", "brexit-consensus", "canadian-electoral-reform",
                 "london.youth.policing"]
Z = 1.2816


def share(part, whole):
    return (part + 0.5) / (whole + 1)


def mean_of_logs(numbers):
    return math.exp(sum(map(math.log, numbers)) / len(numbers))


def prop_test(part, whole):
    return 2 * math.sqrt(whole + 1) * ((part + 1) / (whole + 1) - 0.5)


def two_prop_test(part, whole, other, other_whole):
    x, n, y, m = part + 1, whole + 1, other + 1, other_whole + 1
    pooled = (x + y) / (n + m)
    if pooled == 1:
        return 0
    return (x / n - y / m) / math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))


def consensus(camps):
    return mean_of_logs([share(a, s) * (1 - share(d, s)) for a, d, s, _ in camps])


def polis_consensus(camps):
    return math.prod((a + 1) / (s + 2) for a, _, s, _ in camps)


def bridging(camps):
    if sum(a for a, *_ in camps) < 2:
        return math.nan
    return mean_of_logs([share(a, size) for a, _, _, size in camps])


def unites(camps):
    return max(min(share(a, s) for a, _, s, _ in camps), min(share(d, s) for _, d, s, _ in camps))


def splits(camps):
    return max(share(a, s) - share(b, t) for a, _, s, _ in camps for b, _, t, _ in camps)


def verdict(camps):
    """0 splits, 1 mixed, 2 unites."""
    # The camps furthest apart; of those with the same share, the one that more people saw.
    high = [c for c in camps if share(c[0], c[2]) > 0.5]
    low = [c for c in camps if share(c[1], c[2]) > 0.5]
    if high and low:
        high = max(high, key=lambda c: (share(c[0], c[2]), c[2]))
        low = min(low, key=lambda c: (share(c[0], c[2]), -c[2]))
        if two_prop_test(high[0], high[2], low[0], low[2]) > Z:
            return 0
    agree, disagree, seen = (sum(c[i] for c in camps) for i in range(3))
    return 2 if unites(camps) > 0.5 and prop_test(max(agree, disagree), seen) > Z else 1


def repness(camps, index):
    """Statistics of one camp for agreeing and for disagreeing, None where not significant."""
    out = []
    for side in (0, 1):
        n, seen = camps[index][side], camps[index][2]
        rest = [c for i, c in enumerate(camps) if i != index]
        rest_n, rest_seen = sum(c[side] for c in rest), sum(c[2] for c in rest)
        p, ratio = (n + 1) / (seen + 2), (n + 1) / (seen + 2) / ((rest_n + 1) / (rest_seen + 2))
        pt, rt = prop_test(n, seen), two_prop_test(n, seen, rest_n, rest_seen)
        heard = seen >= 2 and rest_seen >= 2
        out.append(ratio * rt * p * pt if heard and pt > Z and rt > Z else None)
    return out


def representative(camps):
    best = (-1, 0)
    for index in range(len(camps)):
        for sign, statistic in zip((1, -1), repness(camps, index)):
            if statistic is not None and statistic > abs(best[1]) + 1e-12:
                best = (index, sign * statistic)
    return best


def read_votes(name):
    """Rows (participant, group or None, {claim: vote})."""
    path = oracle.GRAPHS / "polis" / name / "participants-votes.csv"
    if not path.exists():
        raise unittest.SkipTest(f"no {name}")
    with open(path, encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            votes = {key: int(vote) for key, vote in row.items()
                     if key.isdigit() and vote not in ("", None)}
            yield row["participant"], row["group-id"] or None, votes


def tally(votes, group_of):
    """claim -> {group: [agree, disagree, seen]}"""
    out = {}
    for person, _, choices in votes:
        if group_of.get(person) is None:
            continue
        for claim, vote in choices.items():
            counts = out.setdefault(claim, {}).setdefault(group_of[person], [0, 0, 0])
            counts[0] += vote == 1
            counts[1] += vote == -1
            counts[2] += 1
    return out


def describe(claims):
    """What show-camp-views makes of lists of camps."""
    lines = "".join(" ".join(str(n) for camp in camps for n in camp) + "\n" for camps in claims)
    done = subprocess.run([os.environ["SG_SHOW_CAMP_VIEWS"]], input=lines, text=True,
                          capture_output=True, check=True)
    return [[float(cell) for cell in line.split()] for line in done.stdout.splitlines()]


class Formulas(oracle.Oracle):
    def compare(self, claims):
        found = describe(claims)
        self.assertEqual(len(found), len(claims))
        for camps, row in zip(claims, found):
            expected = [consensus(camps), polis_consensus(camps), bridging(camps), unites(camps),
                        splits(camps), verdict(camps), *representative(camps)]
            self.same([None if math.isnan(x) else x for x in row], expected, message=str(camps))

    def test_votes_in_groups_that_polis_found(self):
        for name in CONVERSATIONS:
            votes = list(read_votes(name))
            groups = {person: group for person, group, _ in votes}
            sizes = {g: sum(x == g for x in groups.values()) for g in groups.values() if g}
            self.assertGreaterEqual(len(sizes), 2)
            claims = [[[*counts[g], sizes[g]] for g in sorted(counts)]
                      for counts in tally(votes, groups).values()]
            self.compare([camps for camps in claims if camps])

    def test_random_counts(self):
        numbers = random.Random(1)
        claims = []
        for _ in range(3000):
            camps = []
            for _ in range(numbers.randint(1, 6)):
                agree, disagree = numbers.randint(0, 5), numbers.randint(0, 5)
                seen = agree + disagree + numbers.choice([0, 0, 3])
                camps.append([agree, disagree, seen, seen + numbers.randint(0, 9)])
            claims.append(camps)
        self.compare(claims)


class Debates(oracle.Oracle):
    def check(self, made, claims):
        """All columns on claims, from the program's own camps and its network of views."""
        found = self.analyse(made, "--measures", "consensus")
        camp = found.people("camp")
        sizes = {c["id"]: c["size"] for c in found.all["camps"]}
        views = {}
        for tie in found.all["networks"]["person_claim"]:
            person, claim = int(tie["source"][1:]) - 1, int(tie["target"][1:]) - 1
            stance = tie["positive"] - tie["negative"]
            if abs(stance) > 1e-9:
                views.setdefault(claim, {})[person] = stance > 0
        verdicts = {"splits": 0, "mixed": 0, "unites": 0}
        for claim in range(claims):
            sides = views.get(claim, {})
            camps = {}
            for person, is_for in sides.items():
                if camp[person] is not None and sizes[camp[person]] > 1:
                    counts = camps.setdefault(camp[person], [0, 0, 0, sizes[camp[person]]])
                    counts[0] += is_for
                    counts[1] += not is_for
                    counts[2] += 1
            self.check_claim(found, claim, sides, camps, verdicts)
        figures = {"claims_between_camps": sum(verdicts.values()),
                   "consensus_claims": verdicts["unites"], "divisive_claims": verdicts["splits"]}
        for key, value in figures.items():
            self.assertEqual(found.figure(key), value)
        return verdicts

    def check_claim(self, found, claim, sides, camps, verdicts):
        heard = [camps[c] for c in sorted(camps) if camps[c][2] >= 2]
        here = {key: found.all["claims"][f"c{claim + 1}"][key] for key in found.all["claims"]["c1"]}
        support = sum(sides.values())
        expected = {"support": support, "opposition": len(sides) - support,
                    "camps_heard": len(heard), "bridging": None, "least_camp_support": None,
                    "controversy": None, "consensus": None, "unites": None, "splits": None}
        if len(sides) >= 3:
            expected["controversy"] = 2 * min(support, len(sides) - support) / len(sides)
        if len(camps) >= 2:
            expected["bridging"] = bridging(list(camps.values()))
            expected["least_camp_support"] = min(c[0] for c in camps.values())
        if len(heard) >= 2:
            expected.update(consensus=consensus(heard), unites=unites(heard), splits=splits(heard))
            word = ["splits", "mixed", "unites"][verdict(heard)]
            verdicts[word] += 1
            self.assertEqual(here["between_camps"], word)
        else:
            self.assertIsNone(here["between_camps"])
        for key, value in expected.items():
            self.same(here[key], value if value is not None else math.nan, message=key)
        index, statistic = representative([camps[c] for c in sorted(camps)])
        self.assertEqual(here["representative_of"], None if index < 0 else sorted(camps)[index])
        self.same(here["representativeness"], math.nan if index < 0 else statistic)

    def test_polis_votes_with_our_camps(self):
        compared = 0
        for name in CONVERSATIONS:
            votes = list(read_votes(name))
            numbers = {claim: i for i, claim in
                       enumerate(sorted({c for _, _, v in votes for c in v}, key=int))}
            relations = [("agrees" if vote > 0 else "rebuts", f"p{person}", f"c{numbers[claim]}")
                         for person, (_, _, choices) in enumerate(votes)
                         for claim, vote in choices.items() if vote]
            made = oracle.debate(len(votes), [], [None] * len(numbers), relations)
            verdicts = self.check(made, len(numbers))
            compared += sum(verdicts.values())
        self.assertGreater(compared, 100)

    def test_random_debates(self):
        seen = {"splits": 0, "mixed": 0, "unites": 0}
        for seed in range(30):
            numbers = random.Random(seed)
            ties = [(a, b, 1 if (a < 8) == (b < 8) else -1)
                    for a in range(16) for b in range(a) if numbers.random() < 0.6]
            claims = [numbers.choice([None, *range(16)]) for _ in range(20)]
            lean = [(numbers.random(), numbers.random()) for _ in claims]
            relations = [("agrees" if numbers.random() < lean[c][p < 8] else "rebuts", f"p{p}",
                          f"c{c}", numbers.choice([0.25, 0.5, 1]))
                         for p in range(16) for c in range(20) if numbers.random() < 0.4]
            verdicts = self.check(oracle.debate(16, ties, claims, relations), 20)
            seen = {word: seen[word] + verdicts[word] for word in seen}
        self.assertGreater(min(seen.values()), 5)


if __name__ == "__main__":
    oracle.main()

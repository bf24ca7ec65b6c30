"""Acceptability and strength beside the definitions, written down once more and tried on all sets.

Debates have restatements, stances of people, doubtful relations and repeated ones, so that what
becomes an argument is tested as well.
"""
import random

import oracle


def random_debate(seed):
    """Claims and relations: (kind, source, target, confidence)."""
    chance = random.Random(seed)
    claims = chance.randrange(3, 10)
    relations = []
    for _ in range(chance.randrange(2 * claims)):
        kind = chance.choice(["rebuts", "rebuts", "agrees", "replies"])
        source, target = chance.sample(range(claims), 2)
        relations.append((kind, f"c{source}", f"c{target}", chance.choice([0.3, 0.5, 0.8, 1])))
        if kind == "rebuts" and chance.random() < 0.3:
            relations.append((kind, f"c{target}", f"c{source}", 0.6))
    for _ in range(chance.randrange(3)):
        source, target = chance.sample(range(claims), 2)
        relations.append(("restates", f"c{source}", f"c{target}", chance.choice([0.4, 0.5, 0.9])))
    relations.append(("rebuts", "p0", "c0", 0.9))
    relations.append(("agrees", "c1", "p1", 0.9))
    return claims, relations


def arguments(claims, relations):
    """Argument of each claim; attacks and supports {(source, target): weight}."""
    of = list(range(claims))
    for _ in of:
        for kind, a, b, confidence in relations:
            if kind == "restates" and confidence >= 0.5:
                a, b = int(a[1:]), int(b[1:])
                of[a] = of[b] = min(of[a], of[b])
    attacks, supports = {}, {}
    for kind, a, b, confidence in relations:
        table = {"rebuts": attacks, "agrees": supports}.get(kind)
        if table is None or a[0] == "p" or b[0] == "p":
            continue
        pair = of[int(a[1:])], of[int(b[1:])]
        if kind == "rebuts" or pair[0] != pair[1]:
            table[pair] = max(confidence, table.get(pair, 0))
    return of, attacks, supports


def admissible_sets(nodes, attacks):
    found = []
    for bits in range(1 << len(nodes)):
        chosen = {v for i, v in enumerate(nodes) if bits >> i & 1}
        if any((a, b) in attacks for a in chosen for b in chosen):
            continue
        if all(any((c, a) in attacks for c in chosen)
               for a, b in attacks if b in chosen):
            found.append(chosen)
    return found


def grounded(nodes, attacks):
    inside = set()
    while True:
        defended = {v for v in nodes if all(any((c, a) in attacks for c in inside)
                                            for a, b in attacks if b == v)}
        if defended == inside:
            return inside
        inside = defended


def strengths(nodes, attacks, supports, energy):
    """All at once, in small steps, without a thought of the order of influence."""
    value = {v: 0.5 for v in nodes}
    for _ in range(4000):
        after = {}
        for v in nodes:
            up = [weight * value[a] for (a, b), weight in supports.items() if b == v]
            down = [weight * value[a] for (a, b), weight in attacks.items() if b == v]
            e, h = energy(up, down)
            aim = 0.5 + 0.5 * h if e > 0 else 0.5 - 0.5 * h
            after[v] = value[v] + 0.3 * (aim - value[v])
        value = after
    return value


def quadratic(up, down):
    e = sum(up) - sum(down)
    return e, e * e / (1 + e * e)


def dfquad(up, down):
    def left(parts):
        out = 1
        for part in parts:
            out *= 1 - part
        return out
    e = left(down) - left(up)
    return e, abs(e)


class Acceptability(oracle.Oracle):
    def compare(self, seed):
        claims, relations = random_debate(seed)
        of, attacks, supports = arguments(claims, relations)
        nodes = sorted(set(of))
        found = self.analyse(oracle.debate(2, [], [0] * claims, relations),
                             "--measures", "acceptability")
        admissible = admissible_sets(nodes, attacks)
        preferred = [s for s in admissible if not any(s < t for t in admissible)]
        stable = [s for s in preferred
                  if all(v in s or any((a, v) in attacks for a in s) for v in nodes)]
        common = set.intersection(*preferred)
        ideal = max((s for s in admissible if s <= common), key=len)
        inside = grounded(nodes, attacks)
        out = {b for a, b in attacks if a in inside}
        labels = ["in" if v in inside else "out" if v in out else "undecided" for v in of]
        message = f"seed {seed}"
        self.assertEqual(found.claims("acceptability"), labels, message)
        self.same(found.claims("ideal"), [int(v in ideal) for v in of], message=message)
        self.same(found.claims("preferred_share"),
                  [sum(v in s for s in preferred) / len(preferred) for v in of],
                  message=message)
        self.assertEqual(found.figure("preferred_extensions"), len(preferred), message)
        self.assertEqual(found.figure("stable_extensions"), len(stable), message)
        self.assertEqual(found.claims("decided_by"),
                         [self.reason(c, of, labels, relations) for c in range(claims)], message)

    @staticmethod
    def reason(claim, of, labels, relations):
        wanted = {"out": "in", "undecided": "undecided"}.get(labels[claim])
        reasons = [(-confidence, int(a[1:])) for kind, a, b, confidence in relations
                   if kind == "rebuts" and a[0] == "c" and b[0] == "c"
                   and of[int(b[1:])] == of[claim] and labels[int(a[1:])] == wanted]
        return f"c{min(reasons)[1] + 1}" if reasons else None

    def test_random_debates(self):
        for seed in range(80):
            self.compare(seed)

    def test_strength(self):
        for seed in range(25):
            claims, relations = random_debate(seed)
            of, attacks, supports = arguments(claims, relations)
            found = self.analyse(oracle.debate(2, [], [0] * claims, relations),
                                 "--measures", "strength")
            for key, energy in (("strength", quadratic), ("strength_dfquad", dfquad)):
                expected = strengths(sorted(set(of)), attacks, supports, energy)
                self.assertEqual(found.figure(f"{key}_converged"), 1)
                self.same(found.claims(key), [expected[v] for v in of], 1e-8, f"{key}, seed {seed}")


if __name__ == "__main__":
    oracle.main()

"""Triangles by sign, chance, walks and triads beside numpy, scipy and counting by hand."""
import collections
import itertools

import numpy
import scipy.linalg

import oracle


def net_signs(people, ties):
    """The matrix of net signs of pairs."""
    sums = numpy.zeros((people, people))
    for a, b, sign in ties:
        if a != b:
            sums[a, b] += 1 if sign > 0 else -1
    return numpy.sign(sums + sums.T)


def triangles(signs):
    """Triangles with 0, 1, 2 and 3 negative ties, by products of matrices."""
    positive, negative = (signs > 0).astype(float), (signs < 0).astype(float)

    def closed(*factors):
        return numpy.trace(factors[0] @ factors[1] @ factors[2])

    return [closed(positive, positive, positive) / 6, closed(positive, positive, negative) / 2,
            closed(positive, negative, negative) / 2, closed(negative, negative, negative) / 6]


def shuffled_balance(signs, runs, seed):
    """Mean and deviation of tr(A^3) / 6 when signs are shuffled over the ties."""
    random_numbers = numpy.random.RandomState(seed)
    rows, columns = numpy.nonzero(numpy.triu(signs))
    values, found = signs[rows, columns], []
    for _ in range(runs):
        matrix = numpy.zeros_like(signs)
        matrix[rows, columns] = random_numbers.permutation(values)
        matrix += matrix.T
        found.append(numpy.trace(matrix @ matrix @ matrix) / 6)
    return numpy.mean(found), numpy.std(found)


def triad_types(people, ties):
    """Threes of people by type, each named by the last of its names by the order 0, p, n."""
    sign, names = collections.Counter(), collections.Counter()
    for a, b, s in ties:
        if a != b:
            sign[a, b] += 1 if s > 0 else -1
    letter = {pair: "p" if s > 0 else "n" for pair, s in sign.items() if s}
    order = "0pn".index
    for three in itertools.combinations(range(people), 3):
        names[max(("".join(letter.get(pair, "0") for pair in
                           ((a, b), (b, a), (a, c), (c, a), (b, c), (c, b)))
                   for a, b, c in itertools.permutations(three)),
                  key=lambda name: [order(i) for i in name])] += 1
    return names


class Balance(oracle.Oracle):
    KEYS = "triangles_ppp", "triangles_ppn", "triangles_pnn", "triangles_nnn"

    def check(self, people, ties):
        found = self.analyse(oracle.debate(people, ties), "--measures", "balance")
        signs = net_signs(people, ties)
        counts = triangles(signs)
        self.same([found.figure(key) for key in self.KEYS], counts)
        self.same(found.figure("balanced_triangle_share"),
                  (counts[0] + counts[2]) / sum(counts) if sum(counts) else None)
        tied = numpy.any(signs, axis=1)
        signs = signs[tied][:, tied]
        self.same(found.figure("walk_balance"), numpy.trace(scipy.linalg.expm(signs)) /
                  numpy.trace(scipy.linalg.expm(abs(signs))) if len(signs) else None)
        return found, signs

    def test_random_graphs(self):
        for seed in range(15):
            self.check(30, oracle.random_ties(30, 10 + 20 * seed, seed))
        self.check(12, oracle.random_ties(12, 40, 1, negative=0))
        self.check(12, oracle.random_ties(12, 40, 1, negative=1))

    def test_chance(self):
        for seed in range(3):
            found, signs = self.check(40, oracle.random_ties(40, 300, seed))
            mean, deviation = shuffled_balance(signs, 4000, seed)
            z = (numpy.trace(signs @ signs @ signs) / 6 - mean) / deviation
            self.assertLess(abs(found.figure("balanced_triangle_share_z") - z), 0.1)

    def test_known_graphs(self):
        for name in "highlandtribes", "cloister", "congress":
            ties = oracle.signed_ties(f"nds-vu/{name}.csv")
            self.check(1 + max(max(a, b) for a, b, _ in ties), ties)

    def test_large_graphs(self):
        # Each rating counts as its sign; both directions are added up; pairs that cancel drop out.
        for name, counts in (("wikielections", [400303, 139769, 58294, 8913]),
                             ("bitcoinalpha", [16351, 1963, 1315, 73]),
                             ("bitcoinotc", [22859, 2616, 4821, 181])):
            ties = oracle.signed_ties(f"nds-vu/{name}.csv")
            found = self.analyse(oracle.debate(1 + max(max(a, b) for a, b, _ in ties), ties),
                                 "--measures", "balance")
            self.same([found.figure(key) for key in self.KEYS], counts)

    def test_triads(self):
        for seed in range(6):
            ties = oracle.random_ties(14, 20 + 20 * seed, seed)
            found = self.analyse(oracle.debate(14, ties), "--measures", "triads")
            self.assertEqual({key: int(row["value"]) for key, row in found.all["debate"].items()},
                             {f"triad_{name}": count for name, count
                              in triad_types(14, ties).items()})


if __name__ == "__main__":
    oracle.main()

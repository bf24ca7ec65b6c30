"""E-I index, modularity, random walks and polarisation beside networkx and numpy; camps are the
program's own."""
import math

import networkx
import numpy

import oracle

LEAST_TIES, LEAST_PEOPLE, PEOPLE_PER_HUB, MOST_HUBS = 5, 3, 20, 10


def sided_debate(size, seed, within=4, across=3, camps=2, bridges=0.1):
    """Camps that mostly agree inside and mostly rebut each other."""
    import random
    numbers = random.Random(seed)
    people, ties = camps * size, []
    for _ in range(within * people):
        camp = numbers.randrange(camps)
        ties.append((camp * size + numbers.randrange(size), camp * size + numbers.randrange(size),
                     1 if numbers.random() < 0.95 else -1, numbers.choice([0.25, 0.5, 1])))
    for _ in range(across * people):
        a, b = numbers.randrange(people), numbers.randrange(people)
        ties.append((a, b, 1 if numbers.random() < bridges or a // size == b // size else -1,
                     numbers.choice([0.25, 0.5, 1])))
    return oracle.debate(people, ties), ties


def graphs(people, ties):
    """Who agrees with whom and who answers whom, without direction; of the same relation twice the
    more certain counts."""
    best = {}
    for a, b, sign, confidence in ties:
        if a != b:
            best[a, b, sign] = max(best.get((a, b, sign), 0), confidence)
    out = networkx.Graph(), networkx.Graph()
    for graph in out:
        graph.add_nodes_from(range(people))

    def add(graph, a, b, weight):
        before = graph.get_edge_data(a, b, {"weight": 0})["weight"]
        graph.add_edge(a, b, weight=before + weight)

    for (a, b, sign), confidence in sorted(best.items()):
        if sign > 0:
            add(out[0], a, b, confidence)
    for a, b in sorted({(a, b) for a, b, _ in best}):
        add(out[1], a, b, max(best.get((a, b, 1), 0), best.get((a, b, -1), 0)))
    for graph in out:
        graph.remove_nodes_from([v for v in list(graph) if graph.degree(v) == 0])
    return out, best


def mixing(graph, camp):
    inner = graph.subgraph(v for v in graph if camp[v] is not None)
    groups = [[v for v in inner if camp[v] == c] for c in sorted(set(camp) - {None})]
    across = sum(w for a, b, w in inner.edges(data="weight") if camp[a] != camp[b])
    within = sum(w for a, b, w in inner.edges(data="weight") if camp[a] == camp[b])
    strength = [sum(d for _, d in inner.degree(group, weight="weight")) for group in groups]
    expected = sum((s / sum(strength)) ** 2 for s in strength)
    modularity = networkx.algorithms.community.modularity(inner, groups, weight="weight")
    return {"ei": (across - within) / (across + within), "modularity": modularity,
            "assortativity": modularity / (1 - expected)}


def adaptive_ei(graph, camp):
    sides = [[v for v in graph if camp[v] == side] for side in (0, 1)]

    def weight(left, right):
        return sum(graph[a][b]["weight"] for a in left for b in right if graph.has_edge(a, b))

    inner = sum(weight(side, side) / (len(side) * (len(side) - 1)) for side in sides)
    outer = 2 * weight(*sides) / (len(sides[0]) * len(sides[1]))
    return (inner - outer) / (inner + outer)


def boundary(graph, camp):
    sided = graph.subgraph(v for v in graph if camp[v] in (0, 1))
    inner = {v for v in sided if all(camp[u] == camp[v] for u in sided[v])}
    values = []
    for v in set(sided) - inner:
        to_inner = sum(sided[v][u]["weight"] for u in sided[v] if u in inner and camp[u] == camp[v])
        to_other = sum(sided[v][u]["weight"] for u in sided[v] if camp[u] != camp[v])
        if to_inner:
            values.append(to_inner / (to_inner + to_other) - 0.5)
    return numpy.mean(values) if values else None


def hubs(graph, camp, count):
    strength = {v: round(d, 9) for v, d in graph.degree(weight="weight")}

    def rank(v):
        return (-strength[v], -graph.degree(v), -round(sum(strength[u] for u in graph[v]), 9), v)

    return [sorted((v for v in graph if camp[v] == side), key=rank)[:count[side]]
            for side in (0, 1)]


def chances(graph, ends, damping=1):
    """For each node the chance to stop at a hub of either side, by a dense solver."""
    nodes = sorted(graph)
    index = {v: i for i, v in enumerate(nodes)}
    weights = networkx.to_numpy_array(graph, nodes, weight="weight")
    walk = damping * weights / weights.sum(axis=1, keepdims=True)
    right = numpy.zeros((len(nodes), 2))
    for side in (0, 1):
        for v in ends[side]:
            walk[index[v]] = 0
            right[index[v], side] = 1
    # Parts without a hub have no solution at damping 1: least squares gives 0 there.
    found = numpy.linalg.lstsq(numpy.eye(len(nodes)) - walk, right, rcond=None)[0]
    return {v: found[index[v]] for v in nodes}


def walk_controversy(graph, camp, ends):
    found = chances(graph, ends)
    stops = [sum(found[v] for v in graph if camp[v] == side and v not in ends[side])
             for side in (0, 1)]
    share = [stop / stop.sum() for stop in stops]
    return share[0][0] * share[1][1] - share[0][1] * share[1][0]


def pagerank_controversy(graph, camp, ends):
    """By networkx' PageRank: walks restart at the side's people who are no hubs, and from hubs."""
    directed = graph.to_directed()
    directed.remove_edges_from(list(directed.out_edges(ends[0] + ends[1])))
    reached = set().union(*(networkx.node_connected_component(graph, v) for v in ends[0] + ends[1]))
    share = []
    for side in (0, 1):
        starts = {v: 1 for v in graph if camp[v] == side and v not in ends[side] and v in reached}
        rank = networkx.pagerank(directed, 0.85, personalization=starts, tol=1e-14, max_iter=2000,
                                 weight="weight")
        mass = [sum(rank[v] for v in ends[other]) for other in (0, 1)]
        share.append([m / sum(mass) for m in mass])
    return share[0][0] * share[1][1] - share[0][1] * share[1][0]


def dipole(graph, camp, ends):
    opinions = [b - a for a, b in chances(graph, ends).values()]
    plus = [o for o in opinions if o > 1e-9]
    minus = [o for o in opinions if o < -1e-9]
    return ((1 - abs(len(plus) - len(minus)) / len(opinions)) *
            (numpy.mean(plus) - numpy.mean(minus)) / 2)


class Controversy(oracle.Oracle):
    def check_network(self, found, graph, camp, suffix):
        mixed = mixing(graph, camp)
        self.same(found.figure("ei_index" + suffix), mixed["ei"])
        self.same(found.figure("camp_assortativity" + suffix), mixed["assortativity"])
        sizes = [sum(camp[v] == side for v in graph) for side in (0, 1)]
        count = max(1, min(MOST_HUBS, min(sizes) // PEOPLE_PER_HUB))
        ends = hubs(graph, camp, [count, count])
        self.same(found.figure("rwc" + suffix), walk_controversy(graph, camp, ends), 1e-8)
        self.same(found.figure("rwc_pagerank" + suffix),
                  pagerank_controversy(graph, camp, ends), 1e-8)
        if suffix:
            return
        self.same(found.figure("camp_modularity"), mixed["modularity"])
        self.same(found.figure("adaptive_ei"), adaptive_ei(graph, camp))
        self.same(found.figure("boundary_polarization"), boundary(graph, camp))
        poles = hubs(graph, camp, [max(1, size // PEOPLE_PER_HUB) for size in sizes])
        self.same(found.figure("dipole_polarization"), dipole(graph, camp, poles), 1e-8)

    def check(self, *args, **kwargs):
        made, ties = sided_debate(*args, **kwargs)
        found = self.analyse(made, "--measures", "controversy", "--resamples", "0")
        camp = found.people("camp")
        camp = [None if c is None else int(c) for c in camp]
        (agreement, attention), best = graphs(len(camp), ties)
        self.check_network(found, agreement, camp, "")
        self.check_network(found, attention, camp, "_attention")
        for sign, key in ((-1, "cross_camp_rebuttals"), (1, "within_camp_agreements")):
            rows = [(camp[a], camp[b], w) for (a, b, s), w in best.items()
                    if s == sign and camp[a] is not None and camp[b] is not None]
            is_counted = (lambda a, b: a != b) if sign < 0 else (lambda a, b: a == b)
            self.same(found.figure(key), sum(w for a, b, w in rows if is_counted(a, b)) /
                      sum(w for *_, w in rows))
        return found

    def test_two_camps(self):
        for seed in range(10):
            self.check(15 + 4 * seed, seed)

    def test_sparse_camps(self):
        for seed in range(6):
            self.check(40, seed, within=1, across=1)

    def test_many_camps(self):
        for seed in range(4):
            self.check(20, seed, camps=3)

    def test_many_hubs(self):
        self.check(130, 1)

    def test_chance(self):
        """The mean and deviation of networkx' swaps give the same z, up to sampling."""
        made, ties = sided_debate(20, 3, within=2, across=2)
        found = self.analyse(made, "--measures", "controversy", "--resamples", "400")
        camp = [int(c) for c in found.people("camp")]
        (agreement, _), _ = graphs(len(camp), [(a, b, s, 1) for a, b, s, _ in ties])
        for _, _, data in agreement.edges(data=True):
            data["weight"] = 1
        made = oracle.debate(len(camp), [(a, b, 1, 1) for a, b in agreement.edges()] +
                             [tie for tie in ties if tie[2] < 0])
        found = self.analyse(made, "--measures", "controversy", "--resamples", "400")
        self.assertEqual(camp, [int(c) for c in found.people("camp")])
        values, sizes = [], [sum(camp[v] == side for v in agreement) for side in (0, 1)]
        count = max(1, min(sizes) // PEOPLE_PER_HUB)
        ends = hubs(agreement, camp, [count, count])
        graph = agreement.copy()
        for run in range(300):
            networkx.double_edge_swap(graph, 3 * graph.number_of_edges(), 10 ** 6, seed=run)
            for _, _, data in graph.edges(data=True):
                data["weight"] = 1
            values.append((mixing(graph, camp)["ei"], walk_controversy(graph, camp, ends)))
        for i, key in enumerate(("ei_index", "rwc")):
            theirs = [v[i] for v in values]
            z = (found.figure(key) - numpy.mean(theirs)) / numpy.std(theirs)
            self.assertLess(abs(found.figure(key + "_z") - z), 0.2 * abs(z) + 0.2)
            self.assertFalse(found.is_exact(key + "_z"))
            self.assertFalse(math.isnan(z))


if __name__ == "__main__":
    oracle.main()

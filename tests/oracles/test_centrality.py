"""Centrality of people beside networkx, igraph and plain linear algebra."""
import math

import igraph
import networkx
import numpy

import oracle

# What everything here is looked at on: random graphs, sparse ones (in many parts) to dense ones.
RANDOM = [(people, count, seed) for seed in range(4)
          for people, count in ((30, 14), (30, 30), (30, 70), (12, 100))]
SMALL = {
    "nobody": (0, []),
    "one": (1, []),
    "no ties": (3, []),
    "a pair": (2, [(0, 1, 1)]),
    "a quarrel": (2, [(0, 1, -1)]),
    "both ways": (3, [(0, 1, 1), (1, 0, -1)]),
    "loops and repetitions": (3, [(0, 0, 1), (0, 1, 1), (0, 1, 1), (1, 2, -1), (1, 2, 1)]),
    "a star": (6, [(i, 0, 1) for i in range(1, 6)]),
    "a ring": (8, [(i, (i + 1) % 8, 1) for i in range(8)]),
    "two pairs": (5, [(0, 1, 1), (3, 4, -1)]),
    "two parts": (9, [(0, 1, 1), (1, 2, -1), (2, 0, 1), (3, 4, 1), (4, 5, 1), (5, 6, -1)]),
    "all against all": (5, [(i, j, -1) for i in range(5) for j in range(i)]),
    "all with all": (5, [(i, j, 1) for i in range(5) for j in range(i)]),
    "two camps": (6, [(i, j, 1 if i // 3 == j // 3 else -1) for i in range(6) for j in range(i)]),
    "a chain of foes": (7, [(i, i + 1, -1) for i in range(6)]),
}
CASES = [(name, people, ties) for name, (people, ties) in SMALL.items()]
CASES += [(f"random {case}", case[0], oracle.random_ties(*case)) for case in RANDOM]
CASES += [(f"all rebut {seed}", 20, oracle.random_ties(20, 40, seed, negative=1))
          for seed in range(2)]
CASES += [("karate", 34, oracle.karate())]


def weights(ties, wanted=(1, -1)):
    """The weights of wanted sign by pair; of repeated ties one counts."""
    out = {}
    for a, b, sign in set(ties):
        if a != b and sign in wanted:
            out[a, b] = out.get((a, b), 0) + 1
    return out


def directed(people, pairs):
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(people))
    graph.add_weighted_edges_from((a, b, w) for (a, b), w in pairs.items())
    return graph


def attention(people, ties):
    """Agreeing with and rebutting the same person is one act of attention."""
    return directed(people, {pair: 1 for pair in weights(ties)})


def undirected(graph):
    """Both directions of a pair together."""
    out = networkx.Graph()
    out.add_nodes_from(graph)
    for a, b, w in graph.edges(data="weight"):
        old = out.get_edge_data(a, b, {"weight": 0})["weight"]
        out.add_edge(a, b, weight=old + w)
    return out


def net_graph(people, ties):
    graph = networkx.Graph()
    graph.add_nodes_from(range(people))
    net = {}
    for a, b, sign in set(ties):
        if a != b:
            pair = min(a, b), max(a, b)
            net[pair] = net.get(pair, 0) + sign
    graph.add_weighted_edges_from((a, b, w) for (a, b), w in net.items() if w)
    return graph


def gould_fernandez(start, broker, end):
    if start == end:
        return "coordinator" if start == broker else "consultant"
    return ("representative" if start == broker else
            "gatekeeper" if broker == end else "liaison")


def pagerank(graph):
    return networkx.pagerank(graph, tol=1e-15, max_iter=1000) if len(graph) else []


MEASURES = ("degree,pagerank,bridging,closeness,coreness,constraint,eigenvector,"
            "signed_eigenvector,pn,brokerage,ranks")
ANALYSES = {}


class Centrality(oracle.Oracle):
    case = ""

    def same(self, ours, theirs, tolerance=1e-9, message=""):
        super().same(ours, theirs, tolerance, f"{self.case}: {message}")

    def each(self):
        for self.case, people, ties in CASES:
            if self.case not in ANALYSES:
                ANALYSES[self.case] = self.analyse(
                    oracle.debate(people, ties), "--measures", MEASURES)
            yield people, ties, ANALYSES[self.case]

    def test_signed_degrees(self):
        for people, ties, found in self.each():
            positive, negative = weights(ties, [1]), weights(ties, [-1])
            for key, pairs, end in (("positive_in", positive, 1), ("positive_out", positive, 0),
                                    ("negative_in", negative, 1), ("negative_out", negative, 0)):
                self.same(found.people(key), [sum(w for pair, w in pairs.items() if pair[end] == p)
                                              for p in range(people)], message=key)
            self.same(found.people("support_share"),
                      [p / (p + n) if p + n else None for p, n in zip(
                          found.people("positive_in"), found.people("negative_in"))])

    def test_pagerank(self):
        for people, ties, found in self.each():
            graph = attention(people, ties)
            self.same(found.people("pagerank"), pagerank(graph))
            self.same(found.people("pagerank_positive"),
                      pagerank(directed(people, weights(ties, [1]))))
            if people:
                self.same(found.people("pagerank"),
                          igraph.Graph(people, list(graph.edges), directed=True).pagerank())
                self.same(found.people("pagerank_replies"), [1 / people] * people)

    def test_pagerank_of_replies_and_claims(self):
        for seed in range(5):
            ties = oracle.random_ties(20, 40, seed)
            relations = [("replies", f"c{a}", f"c{b}", 0.3 + 0.01 * i)
                         for i, (a, b, _) in enumerate(ties)]
            found = self.analyse(oracle.debate(20, [], range(20), relations),
                                 "--measures", "pagerank")
            self.same(found.people("pagerank_replies"), pagerank(directed(
                20, {(a, b): 0.3 + 0.01 * i for i, (a, b, _) in enumerate(ties)})))
            self.same(found.claims("pagerank"), pagerank(attention(20, ties)))

    def test_betweenness_and_bridging(self):
        for people, ties, found in self.each():
            graph = attention(people, ties).to_undirected()
            between = networkx.betweenness_centrality(graph, normalized=False) if people else []
            self.same(found.people("betweenness"), between)
            self.same(found.people("bridging_centrality"), [
                between[v] / graph.degree[v] / sum(1 / graph.degree[u] for u in graph[v])
                if graph[v] else 0 for v in graph])

    def test_closeness(self):
        for people, ties, found in self.each():
            graph = attention(people, ties).to_undirected()
            self.assertTrue(found.is_exact("closeness_sources"))
            self.same(found.people("closeness"), networkx.closeness_centrality(graph))
            harmonic = networkx.harmonic_centrality(graph)
            self.same(found.people("harmonic"),
                      [harmonic[v] / max(people - 1, 1) for v in graph])

    def test_coreness(self):
        for people, ties, found in self.each():
            graph = attention(people, ties).to_undirected()
            self.same(found.people("coreness"), networkx.core_number(graph))

    def test_eigenvector(self):
        for people, ties, found in self.each():
            graph = undirected(attention(people, ties))
            if not graph.edges:
                self.same(found.people("eigenvector"), [None] * people)
                continue
            values, vectors = numpy.linalg.eigh(networkx.to_numpy_array(graph))
            leading = vectors[:, values > values[-1] - 1e-9]
            expected = leading @ (leading.T @ numpy.ones(people))
            self.same(found.people("eigenvector"), list(expected / numpy.linalg.norm(expected)))
            self.same(found.figure("eigenvalue"), values[-1])
            self.assertTrue(found.is_exact("eigenvalue"))

    def test_signed_eigenvector(self):
        for people, ties, found in self.each():
            graph = net_graph(people, ties)
            expected = [None] * people
            for part in networkx.connected_components(graph):
                part = sorted(part)
                if len(part) < 2:
                    continue
                values, vectors = numpy.linalg.eigh(
                    networkx.to_numpy_array(graph.subgraph(part), nodelist=part))
                if values[-1] - values[-2] < 1e-8:
                    continue
                vector = vectors[:, -1] / max(abs(vectors[:, -1]))
                first = next(x for x in vector if abs(x) > 1e-6)
                side = sum(vector) if abs(sum(vector)) > 1e-6 else first
                for person, x in zip(part, vector):
                    expected[person] = x * math.copysign(1, side)
            self.same(found.people("signed_eigenvector"), expected)
            self.assertTrue(found.is_exact("signed_eigenvalue"))

    def test_pn(self):
        for people, ties, found in self.each():
            graph = net_graph(people, ties)
            tied = [v for v in graph if graph[v]]
            expected = [None] * people
            if tied:
                matrix = networkx.to_numpy_array(graph.subgraph(tied), nodelist=tied)
                matrix = ((matrix > 0) - 2.0 * (matrix < 0)) / (2 * (len(tied) - 1))
                solution = numpy.linalg.lstsq(
                    numpy.eye(len(tied)) - matrix, numpy.ones(len(tied)), rcond=None)[0]
                for person, x in zip(tied, solution):
                    expected[person] = x
            self.same(found.people("pn"), expected)

    def test_constraint(self):
        for people, ties, found in self.each():
            graph = attention(people, ties)
            theirs = networkx.constraint(undirected(graph), weight="weight")
            self.same(found.people("constraint"), theirs)
            if graph.edges:
                self.same(found.people("constraint"), igraph.Graph(
                    people, list(graph.edges), directed=True).constraint())

    def test_brokerage(self):
        roles = "coordinator", "consultant", "gatekeeper", "representative", "liaison"
        for people, ties, found in self.each():
            graph = attention(people, ties)
            camp = found.people("camp")
            expected = {role: [None if camp[p] is None else 0 for p in range(people)]
                        for role in roles}
            for broker in (p for p in graph if camp[p] is not None):
                for start in graph.predecessors(broker):
                    for end in graph.successors(broker):
                        if start == end or graph.has_edge(start, end):
                            continue
                        if camp[start] is not None and camp[end] is not None:
                            role = gould_fernandez(camp[start], camp[broker], camp[end])
                            expected[role][broker] += 1
            for role in roles:
                self.same(found.people("broker_" + role), expected[role], message=role)
            self.same(found.people("brokerage"), [
                None if camp[p] is None else sum(expected[role][p] for role in roles)
                for p in range(people)])
            contacts = graph.to_undirected()
            for p, value in enumerate(found.people("participation")):
                camps = [camp[q] for q in contacts[p] if camp[q] is not None]
                shares = [camps.count(c) / len(camps) for c in set(camps)]
                self.same(value, 1 - sum(s * s for s in shares) if camps else None)

    def test_ranks(self):
        for people, _, found in self.each():
            for key in "pagerank", "positive_in", "negative_in":
                values = found.people(key)
                ranks = found.people(key + "_rank")
                self.same(ranks, [1 + sum(v > value + 1e-9 * abs(value) for v in values)
                                  for value in values])
                for low, high in zip(found.people(key + "_rank_low"),
                                     found.people(key + "_rank_high")):
                    self.assertTrue(low is None or 1 <= low <= high <= people)

    def test_bootstrapped_ranks(self):
        """Our 32 runs lie within what 4,000 runs of plain Python make of the same ties."""
        ties = oracle.random_ties(12, 40, 7, negative=0)
        found = self.analyse(oracle.debate(12, ties), "--measures", "ranks", "--resamples", "4000")
        numbers = numpy.random.default_rng(1)
        graph = attention(12, ties)
        ranks = []
        for _ in range(2000):
            for edge in graph.edges:
                graph.edges[edge]["weight"] = numbers.exponential()
            values = networkx.pagerank(graph)
            ranks.append([1 + sum(v > values[p] for v in values.values()) for p in graph])
        low, high = numpy.percentile(ranks, (5, 95), axis=0)
        for p in range(12):
            self.assertLessEqual(abs(found.people("pagerank_rank_low")[p] - low[p]), 1)
            self.assertLessEqual(abs(found.people("pagerank_rank_high")[p] - high[p]), 1)

    def test_published_values(self):
        """Karate club; and five friends, as R's signnet has them."""
        found = self.analyse(oracle.debate(34, oracle.karate()))
        for key, member, value in (
                ("betweenness", 1, 231.071429), ("betweenness", 34, 160.551587),
                ("closeness", 1, .568966), ("closeness", 3, .559322),
                ("eigenvector", 34, .373363), ("eigenvector", 1, .355491)):
            self.same(found.people(key)[member - 1], value, 1e-6, key)
        friends = [(i, j, 1) for i in range(5) for j in range(i)]
        self.same(self.analyse(oracle.debate(5, friends)).people("pn"), [2] * 5)

    def test_order_of_people_does_not_matter(self):
        ties = oracle.random_ties(40, 90, 3)
        turned = [(39 - a, 39 - b, sign) for a, b, sign in ties]
        one = self.analyse(oracle.debate(40, ties), "--measures", MEASURES)
        other = self.analyse(oracle.debate(40, turned), "--measures", MEASURES)
        for key in ("pagerank", "pagerank_positive", "betweenness", "bridging_centrality",
                    "closeness", "harmonic", "coreness", "constraint", "eigenvector",
                    "signed_eigenvector",
                    "pn", "pagerank_rank"):
            self.same(one.people(key), other.people(key)[::-1], message=key)


if __name__ == "__main__":
    oracle.main()

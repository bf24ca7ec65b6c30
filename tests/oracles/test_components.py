"""Connected components beside networkx."""
import networkx

import oracle


class Components(oracle.Oracle):
    def check(self, people, ties):
        found = self.analyse(oracle.debate(people, ties), "--measures", "components")
        graph = networkx.DiGraph()
        graph.add_nodes_from(range(people))
        graph.add_edges_from((a, b) for a, b, _ in ties)
        parts = sorted(networkx.weakly_connected_components(graph), key=min)
        ids = {person: i for i, part in enumerate(parts) for person in part}
        self.same(found.people("component"), ids)
        self.same(found.figure("components"), len(parts))
        self.same(found.figure("largest_component"), max((len(part) for part in parts), default=0))

    def test_random_graphs(self):
        for seed in range(20):
            self.check(40, oracle.random_ties(40, 5 + 2 * seed, seed))

    def test_nobody_and_nobody_tied(self):
        self.check(0, [])
        self.check(3, [])

    def test_karate(self):
        self.check(34, oracle.karate())


if __name__ == "__main__":
    oracle.main()

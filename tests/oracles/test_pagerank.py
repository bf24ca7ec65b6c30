"""PageRank and betweenness beside networkx."""
import networkx

import oracle


class PageRank(oracle.Oracle):
    def test_karate(self):
        ties = [(a, b, 1) for a, b, _ in oracle.karate() for a, b in ((a, b), (b, a))]
        graph = networkx.DiGraph([(a, b) for a, b, _ in ties])
        found = self.analyse(oracle.debate(34, ties), "--measures", "pagerank,betweenness")
        self.same(found.people("pagerank"), networkx.pagerank(graph, tol=1e-13, max_iter=1000),
                  1e-8)
        self.same(found.people("betweenness"),
                  networkx.betweenness_centrality(graph.to_undirected(), normalized=False))

    def test_random_graphs(self):
        for seed in range(20):
            ties = oracle.random_ties(30, 70, seed)
            graph = networkx.DiGraph()
            graph.add_nodes_from(range(30))
            graph.add_edges_from((a, b) for a, b, _ in ties)
            found = self.analyse(oracle.debate(30, ties), "--measures", "pagerank,betweenness")
            self.same(found.people("pagerank"),
                      networkx.pagerank(graph, tol=1e-13, max_iter=1000), 1e-8)
            self.same(found.people("betweenness"), networkx.betweenness_centrality(
                graph.to_undirected(), normalized=False))


if __name__ == "__main__":
    oracle.main()

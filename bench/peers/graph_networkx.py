"""networkx on a list of ties, as make_graph writes them.

usage: graph_networkx.py TIES [SECONDS A CALL]
"""
import sys

import networkx

import peer

SOURCES = 256


def make(people, ties):
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(people))
    for source, target, sign in ties:
        if graph.has_edge(source, target):
            graph[source][target]["sign"] += sign
        else:
            graph.add_edge(source, target, sign=sign)
    return graph


def run(path, limit):
    graph = peer.load("networkx", make, path)
    plain = graph.to_undirected()
    positive = networkx.Graph()
    positive.add_nodes_from(plain)
    positive.add_edges_from((a, b) for a, b, sign in plain.edges(data="sign") if sign > 0)
    sample = min(SOURCES, len(plain))
    tasks = {
        "degree": lambda: (dict(graph.in_degree()), dict(graph.out_degree())),
        "pagerank": lambda: networkx.pagerank(graph, weight=None),
        "components": lambda: list(networkx.weakly_connected_components(graph)),
        "betweenness": lambda: networkx.betweenness_centrality(plain, k=sample, seed=1),
        "triangles": lambda: sum(networkx.triangles(plain).values()) // 3,
        "coreness": lambda: networkx.core_number(plain),
        "louvain": lambda: networkx.community.louvain_communities(positive, seed=1),
        "eigenvector": lambda: networkx.eigenvector_centrality_numpy(plain),
        "constraint": lambda: networkx.constraint(plain),
        "transitivity": lambda: networkx.transitivity(plain),
    }
    for task, call in tasks.items():
        peer.measure("networkx", task, call, path, limit)


if __name__ == "__main__":
    run(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 60)

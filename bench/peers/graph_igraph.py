"""python-igraph on a list of ties, as make_graph writes them.

usage: graph_igraph.py TIES [SECONDS A CALL]
"""
import sys

import igraph

import peer


def make(people, ties):
    graph = igraph.Graph(people, [tie[:2] for tie in ties], directed=True)
    graph.es["sign"] = [tie[2] for tie in ties]
    return graph


def run(path, limit):
    graph = peer.load("python-igraph", make, path)
    plain = graph.as_undirected(mode="collapse", combine_edges={"sign": "sum"})
    positive = plain.subgraph_edges(plain.es.select(sign_gt=0), delete_vertices=False)
    tasks = {
        "degree": lambda: (graph.indegree(), graph.outdegree()),
        "pagerank": lambda: graph.pagerank(),
        "components": lambda: graph.connected_components(mode="weak"),
        # Paths from a sample cannot be asked for in 0.10.2: all, where that is affordable.
        "betweenness": lambda: plain.betweenness(),
        "triangles": lambda: len(plain.list_triangles()),
        "coreness": lambda: plain.coreness(),
        "leiden": lambda: plain.community_leiden("CPM", weights="sign", resolution_parameter=0),
        "louvain": lambda: positive.community_multilevel(weights="sign"),
        "eigenvector": lambda: plain.eigenvector_centrality(),
        "constraint": lambda: plain.constraint(),
        "transitivity": lambda: plain.transitivity_undirected(),
    }
    for task, call in tasks.items():
        peer.measure("python-igraph", task, call, path, limit)


if __name__ == "__main__":
    run(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 120)

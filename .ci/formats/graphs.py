"""Opens the graph files with networkx and checks that both hold the same graph. Usage: graphs.py DIR."""
import sys

import networkx as nx

directory = sys.argv[1]
gexf, graphml = nx.read_gexf(directory + "/gexf"), nx.read_graphml(directory + "/graphml")
for name, graph in (("gexf", gexf), ("graphml", graphml)):
    assert graph.is_directed() and graph.number_of_nodes() > 20 and graph.number_of_edges() > 10, name
    for node, data in graph.nodes(data=True):
        assert isinstance(data["label"], str) and isinstance(data["known"], bool) and isinstance(data["claims"], int), (name, node, data)
        assert isinstance(data.get("latitude", 0.0), float), (name, node, data)
    for a, b, data in graph.edges(data=True):
        assert data["class"] in ("claim", "tie") and data["weight"] == data["claims"] >= data["reports"] >= 1, (name, a, b, data)
        assert data["voices"] >= 1 and data["label"].startswith(data["relation"] + ", "), (name, a, b, data)


def facts(graph):
    keep = ("class", "relation", "claims", "voices", "symmetric", "first_date", "last_date")
    nodes = sorted((n, d["label"], d["kind"], d.get("sectors", "")) for n, d in graph.nodes(data=True))
    return nodes, sorted((a, b, *(str(d.get(k)) for k in keep)) for a, b, d in graph.edges(data=True))


assert facts(gexf) == facts(graphml), "the two files hold different graphs"
print("formats: networkx %s opens gexf and graphml: %d nodes, %d edges" % (nx.__version__, gexf.number_of_nodes(), gexf.number_of_edges()))

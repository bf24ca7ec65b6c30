"""One table of what the graph stage and its peers took: lines "WHO, TASK, SECONDS, MB, GRAPH"
with tabs between them on standard input. Ends with 1 where the graph stage is over its limits.
"""
import sys

WHO = ["stancegraph", "python-igraph", "networkx"]
# What the graph stage calls a task, and what others call what comes nearest.
SAME = {"networks": "load", "balance": "triangles", "camps": "leiden"}
NAMES = {value: f"{key} / {value}" for key, value in SAME.items()}
# Seconds and megabytes of the whole run, by graph.
LIMITS = {"M": (20, 2000), "L": (120, None)}


def read(lines):
    found = {}
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        if len(cells) != 5 or cells[0] not in WHO:
            continue
        who, task, seconds, memory, graph = cells
        task = NAMES.get(SAME.get(task, task), task)
        cell = f"{seconds} s" + (f", {memory} MB" if memory else "")
        found.setdefault((graph, task), {})[who] = cell
    return found


def is_over(graph, cell):
    seconds, memory = (float(part.split()[0]) for part in cell.split(", "))
    most_seconds, most_memory = LIMITS.get(graph, (None, None))
    return (most_seconds and seconds > most_seconds) or (most_memory and memory > most_memory)


def main():
    found, over = read(sys.stdin), False
    print(f"{'graph':6}{'task':22}" + "".join(f"{who:22}" for who in WHO))
    for (graph, task), row in found.items():
        line = f"{graph:6}{task:22}" + "".join(f"{row.get(who, ''):22}" for who in WHO)
        if task == "all" and is_over(graph, row["stancegraph"]):
            over = True
            line += " above the limit"
        print(line.rstrip())
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())

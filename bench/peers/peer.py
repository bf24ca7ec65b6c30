"""What the peers' scripts share: ties from a file of make_graph, and calls with a time limit."""
import os
import resource
import sys
import time


def read_ties(path):
    """How many people; ties (source, target, sign)."""
    with open(path) as file:
        people, _ = map(int, file.readline().split())
        return people, [tuple(map(int, line.split())) for line in file]


def megabytes(who=resource.RUSAGE_SELF):
    return resource.getrusage(who).ru_maxrss / 1024


def say(peer, task, result, memory, path):
    print(f"{peer}\t{task}\t{result}\t{memory}\t{os.path.basename(path)}", flush=True)


def measure(peer, task, call, path, limit=120):
    """Run `call` in a process of its own, which has the graph from this one, and say how many
    seconds of a processor it took and what memory it had at most, the graph included."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        start = time.process_time()
        try:
            call()
        except Exception as error:  # whatever a library raises is its result
            say(peer, task, f"failed: {type(error).__name__}", "", path)
            os._exit(0)
        say(peer, task, f"{time.process_time() - start:.3f}", f"{megabytes():.0f}", path)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        say(peer, task, f"above {limit}", "", path)


def load(peer, make, path):
    """The graph, and how long it took from the file on."""
    start = time.process_time()
    made = make(*read_ties(path))
    say(peer, "load", f"{time.process_time() - start:.3f}", f"{megabytes():.0f}", path)
    return made

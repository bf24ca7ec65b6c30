"""Figures of labels against those of people; what each means: ../shared/eval/stance.py."""
AGREE, NEUTRAL, DISAGREE = 2, 1, 0
BINS = 10


def f1(wanted, found, label):
    hits = sum(w == f == label for w, f in zip(wanted, found))
    alarms = sum(f == label != w for w, f in zip(wanted, found))
    misses = sum(w == label != f for w, f in zip(wanted, found))
    return 2 * hits / (2 * hits + alarms + misses) if hits else 0.0


def macro_f1(wanted, found, labels):
    return sum(f1(wanted, found, label) for label in labels) / len(labels)


def two_way_f1(wanted, found):
    """On pairs that people found to agree or to disagree; neutral is then a miss."""
    told = [(w, f) for w, f in zip(wanted, found) if w != NEUTRAL]
    return macro_f1(*zip(*told), (DISAGREE, AGREE)) if told else 0.0


def surest_quarter(wanted, found, sure):
    """Share right among the surest agreements and disagreements, one for each four pairs."""
    ties = sorted((-s, f == w) for w, f, s in zip(wanted, found, sure) if f != NEUTRAL)
    ties = ties[:max(1, len(wanted) // 4)]
    return sum(right for _, right in ties) / len(ties) if ties else 0.0


def calibration_error(wanted, found, sure):
    ranked = sorted(zip(sure, wanted, found))
    total = 0.0
    for i in range(BINS):
        part = ranked[i * len(ranked) // BINS:(i + 1) * len(ranked) // BINS]
        total += abs(sum(s for s, _, _ in part) - sum(w == f for _, w, f in part))
    return total / len(ranked)


def line(name, wanted_shares, shares):
    """One line of figures for the labels that have the largest shares."""
    wanted = [list(row).index(max(row)) for row in wanted_shares]
    found = [list(row).index(max(row)) for row in shares]
    sure = [max(row) for row in shares]
    right = sum(w == f for w, f in zip(wanted, found)) / len(wanted)
    return (f"{name:32} pairs {len(wanted):5}  accuracy {right:.3f}  "
            f"macro-F1 {macro_f1(wanted, found, (DISAGREE, NEUTRAL, AGREE)):.3f}  "
            f"two-way {two_way_f1(wanted, found):.3f}  "
            f"surest quarter {surest_quarter(wanted, found, sure):.3f}  "
            f"calibration error {calibration_error(wanted, found, sure):.3f}")

"""The student, trained by the project's own trainer and asked by its own program."""
import os
import subprocess

import pairs


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def shares(tools, options, work, learned, asked):
    """What a student that learned from (texts, shares) or from a table says of the asked pairs."""
    table, test, weights = (os.path.join(work, name) for name in
                            ("train.tsv", "test.tsv", "weights.bin"))
    if isinstance(learned, str):
        table = learned
    else:
        pairs.write(table, *learned)
    pairs.write(test, [pair.texts for pair in asked], pairs.hard(asked))
    run(os.path.join(tools, "train-stance"), "-o", weights, *options, table)
    said = run(os.path.join(tools, "stance-shares"), weights, test)
    return [[float(share) for share in line.split("\t")] for line in said.splitlines()]

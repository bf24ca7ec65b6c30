#!/usr/bin/env python3
"""Train a teacher: the encoder, fine-tuned on the labelled replies of DEBAGREEMENT's part `train`.

usage: teach.py DATA RESULT SEED RATE [MOST]

With MOST, no more than so many pairs and one round over them: to see that it runs.
"""
import os
import random
import sys
import time

import torch

import figures
import pairs
from encoder import batch_of, Encoder, length_of, tokenise, vote

ROUNDS = 2
BATCH = 32
BATCHES_SORTED = 20  # pairs of so many batches are sorted by length, to spare padding
WARM_UP = 0.1        # share of the steps in which the rate rises
DECAY = 0.01
LONGEST_GRADIENT = 1.0


def batches(items, rng):
    order = list(range(len(items)))
    rng.shuffle(order)
    found = []
    for first in range(0, len(order), BATCH * BATCHES_SORTED):
        part = sorted(order[first:first + BATCH * BATCHES_SORTED],
                      key=lambda i: length_of(items[i]))
        found += [part[k:k + BATCH] for k in range(0, len(part), BATCH)]
    rng.shuffle(found)
    return found


def rate_at(done):
    """Share of the full rate when `done` of the steps are done: a steep rise, a slow fall."""
    return done / WARM_UP * (1 - done) if done < WARM_UP else (1 - done) / (1 - WARM_UP)


def optimiser(model, rate):
    """Biases and norms, which have one dimension, do not decay."""
    wide = [p for p in model.parameters() if p.ndim > 1]
    thin = [p for p in model.parameters() if p.ndim < 2]
    return torch.optim.AdamW([{"params": wide, "weight_decay": DECAY},
                              {"params": thin, "weight_decay": 0}], lr=rate)


def step(model, items, target, optimise):
    with torch.autocast("cpu", dtype=torch.bfloat16):
        votes = model(*batch_of(items))
    loss = -(target * votes.float().log_softmax(1)).sum(1).mean()
    optimise.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), LONGEST_GRADIENT)
    optimise.step()
    return loss.item()


def teach(items, shares, seed, rate, rounds=ROUNDS, after_round=None):
    """A teacher that gives the items these shares; after_round is called with it and the loss."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model, target = Encoder(), torch.tensor(shares)
    optimise = optimiser(model, rate)
    steps, done = rounds * ((len(items) + BATCH - 1) // BATCH), 0
    for _ in range(rounds):
        model.train()
        losses = []
        for chosen in batches(items, rng):
            for group in optimise.param_groups:
                group["lr"] = rate * rate_at(done / steps)
            losses.append(step(model, [items[i] for i in chosen], target[chosen], optimise))
            done += 1
        if after_round:
            after_round(model, sum(losses) / len(losses))
    return model


def figures_of(model, name, found):
    shares = vote(model, tokenise(pair.texts for pair in found)).softmax(1).tolist()
    return figures.line(name, pairs.hard(found), shares)


def main():
    if len(sys.argv) not in (5, 6):
        sys.exit(__doc__)
    folder, result, seed, rate = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
    most = int(sys.argv[5]) if len(sys.argv) == 6 else None
    labelled = pairs.read(folder, "debagreement", "train", most)
    checked = pairs.read(folder, "debagreement", "dev", most)
    start = time.monotonic()

    def tell(model, loss):
        print(figures_of(model, f"loss {loss:.3f}, {time.monotonic() - start:.0f} s", checked),
              flush=True)

    model = teach(tokenise(pair.texts for pair in labelled), pairs.hard(labelled), seed, rate,
                  1 if most else ROUNDS, tell)
    torch.save(model.state_dict(), result + ".part")
    os.replace(result + ".part", result)


if __name__ == "__main__":
    main()

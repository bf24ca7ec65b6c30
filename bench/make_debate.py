#!/usr/bin/env python3
"""A made-up debate as a table of comments: `make_debate.py CLAIMS > debate.csv`.

Everybody, every sentence and every stance in it is invented; the same number gives the same
bytes. Replies make a tree with a few much answered posts, people of one camp agree with each other
nine times out of ten, and a third of all replies take no stance.
"""
import csv
import random
import sys
from datetime import datetime, timedelta, timezone

FIRST = ("Ada Bela Cato Dina Egil Fay Gero Hale Iris Juno Kofi Lena Mato Nora Odo Pia Quin Rada "
         "Sami Tova Udo Vera Wim Xeni Yara Zeno").split()
LAST = ("Abara Brandt Costa Dreyer Eklund Ferro Grube Hartog Imre Jansen Kolar Lindahl Moraes "
        "Novak Okafor Petrov Quist Rossi Sato Tamm Ulrich Vidal Winther Yilmaz Zajac").split()
# What each camp holds about night buses, and what those say who hold nothing.
REASONS = (
    ("Nurses in {place} have to get home after midnight",
     "A bus with {number} people in it is still {number} cars fewer in {place}",
     "A taxi to {place} costs more than what a waiter earns in an hour",
     "The last train to {place} leaves before the cinema ends",
     "My daughter walks the {number} stops to {place} when her shift is over",
     "One line from the station to {place} would be enough to begin with"),
    ("The night bus to {place} ran empty on weekdays",
     "Every hour at night costs as much as {number} by day between here and {place}",
     "The bus turns under my window in {place}, and I get up at five",
     "Drivers are missing already, so the day line to {place} would be cut",
     "The money is needed for the bridge at {place}",
     "A shared taxi from {place} would do the same for {number} people"),
    ("Run it to {place} on Fridays and Saturdays, and count for {number} months",
     "The hospital in {place} could pay for its own line",
     "Let the council order {number} small buses on demand for {place}",
     "Start with the ring line and leave {place} for later"))
NEUTRAL = ("How many people used the old night line to {place}?",
           "Where would the buses turn in {place}?",
           "Has anybody asked the drivers who live in {place}?",
           "Which of the {number} stops around {place} are meant?",
           "The timetable of {place} is in the library, shelf {number}.")
AGREE = ("I agree.", "That is right.", "Exactly.", "Well said.", "Yes.")
DISAGREE = ("I disagree.", "That is not true.", "No.", "That does not hold.", "Far from it.")


def filled(pick, sentence):
    place = f"{pick.choice(LAST)} {pick.choice(('Street', 'Lane', 'Hill', 'Quay'))}"
    return sentence.format(place=place, number=pick.randint(3, 40))


def sentences(pick, camp, opener):
    said = [opener] if opener else []
    said += [filled(pick, reason) + "."
             for reason in pick.sample(REASONS[camp], pick.randint(1, 3))]
    return " ".join(said)


def stance(pick, camp, other):
    """Of one camp they agree; sometimes somebody does not, and sometimes nobody says."""
    if pick.random() < 1 / 3:
        return ""
    agrees = (camp == other) != (pick.random() < 0.1)
    return "agree" if agrees else "disagree"


def debate(count):
    pick = random.Random(count)
    people = [f"{first} {last}" for first in FIRST for last in LAST]
    pick.shuffle(people)
    people = people[:max(4, min(count // 4, len(people)))]
    camps = [pick.choices((0, 1, 2, None), (8, 7, 3, 5))[0] for _ in people]
    camps[0] = 0
    time = datetime(2025, 1, 7, 18, tzinfo=timezone.utc)
    speakers = []
    for index in range(count):
        busy = pick.random() < 0.3
        speaker = 0 if index == 0 else (
            min(int(pick.paretovariate(1)), len(people)) - 1 if busy
            else pick.randrange(len(people)))
        parent = None if index == 0 else (
            pick.randrange(index) if pick.random() < 0.6 else pick.randrange(1 + index // 40))
        camp, said = camps[speaker], ""
        if parent is not None and camp is not None and camps[speakers[parent]] is not None:
            said = stance(pick, camp, camps[speakers[parent]])
        opener = {"agree": AGREE, "disagree": DISAGREE}.get(said)
        text = (filled(pick, pick.choice(NEUTRAL)) if camp is None
                else sentences(pick, camp, pick.choice(opener) if opener else ""))
        speakers.append(speaker)
        yield (index + 1, "" if parent is None else parent + 1, people[speaker],
               time.strftime("%Y-%m-%dT%H:%M:%SZ"), said,
               "Night buses for Ostholm" if index == 0 else "", text)
        time += timedelta(minutes=pick.expovariate(count / (40 * 24 * 60)))


def main():
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(("id", "parent", "author", "time", "stance", "title", "text"))
    table.writerows(debate(int(sys.argv[1])))


if __name__ == "__main__":
    main()

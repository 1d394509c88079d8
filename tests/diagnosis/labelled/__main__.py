"""`python -m tests.diagnosis.labelled [FAMILY ...]`: diagnose the matrix and print it as a table."""

import sys
import time
from collections import Counter

import torch
from tests.diagnosis.labelled.entry import share_saved, verdict
from tests.diagnosis.labelled.matrix import FAMILIES


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Print a line for each network, then how many are right."""
    wanted = sys.argv[1:] or list(FAMILIES)
    torch.set_num_threads(1)
    say("| network | true kind and cause | diagnosed | loss saved by training on | seconds |")
    say("| --- | --- | --- | ---: | ---: |")
    outcomes: Counter[str] = Counter()
    for family in wanted:
        for name, entry in FAMILIES[family].items():
            began = time.perf_counter()
            found = verdict(entry)
            took = time.perf_counter() - began
            right = found == (entry.kind, entry.cause)
            outcome = "right" if right else "open" if found[0] == "UNDECIDED" else "false"
            outcomes[outcome] += 1
            said = "the same" if right else ", ".join(found)
            saved = f"{100 * share_saved(entry):.2g} % in {entry.n_steps:,} steps"
            say(f"| {name} | {entry.kind}, {entry.cause} | {said} | {saved} | {took:.1f} |")
    total = sum(outcomes.values())
    say(f"\n{total} networks: " + ", ".join(f"{n} {word}" for word, n in outcomes.items()))


if __name__ == "__main__":
    main()

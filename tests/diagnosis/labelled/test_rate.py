"""What the matrix covers, and how much of it is right."""

from collections import Counter

import pytest
from tests.diagnosis.labelled.matrix import ALL, FAMILIES
from torch import nn

from unsaddle import Cause, Kind

# Nobody moves there, or there is nothing to be right about.
NO_NETWORK_NEEDED = {Cause.UNDECIDED}
ARCHITECTURES = (
    "linear", "two linear layers", "three linear layers", "tanh", "ReLU", "GELU", "convolution",
    "LayerNorm", "attention", "embedding",
)  # fmt: skip
LOSSES = ("MSE", "Huber", "cross-entropy", "BCE", "Poisson")
OPTIMIZERS = ("SGD", "Adam", "AdamW", "RMSprop", "Adagrad")


def test_no_name_stands_twice():
    assert len(ALL) == sum(len(entries) for entries in FAMILIES.values())


def test_at_least_sixty_networks_and_nineteen_in_twenty_right():
    """Each one's own test asserts that it is right, or that it is known to be open and says so."""
    n_open = sum(bool(entry.known_open) for entry in ALL.values())
    assert len(ALL) >= 60
    assert n_open <= 0.05 * len(ALL)


def test_every_cause_is_produced_on_at_least_three_networks():
    counts = Counter(entry.cause for entry in ALL.values())
    assert {
        cause: counts[cause] for cause in set(Cause) - NO_NETWORK_NEEDED if counts[cause] < 3
    } == {}
    assert set(counts) <= set(Cause)
    assert {entry.kind for entry in ALL.values()} >= set(Kind) - {Kind.UNDECIDED, Kind.MAXIMUM}


@pytest.mark.parametrize("word", [*ARCHITECTURES, *LOSSES, "batches of 4"])
def test_every_architecture_and_loss_is_there(word):
    assert any(word in name for name in ALL)


def test_optimizers_of_many_kinds_are_really_used():
    assert {type(entry.build().optimizer).__name__ for entry in ALL.values()} >= set(OPTIMIZERS)


def test_every_network_is_tiny():
    sizes = {n: sum(p.numel() for p in e.build().model.parameters()) for n, e in ALL.items()}
    assert all(2 <= size <= 1500 for size in sizes.values())
    assert all(isinstance(entry.build().model, nn.Module) for entry in ALL.values())

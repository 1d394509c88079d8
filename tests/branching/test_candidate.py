"""Candidates typed in words: what they mean, what is filled in, what is refused and how."""

import math

import pytest
import torch

from unsaddle.branching import Candidate, Move
from unsaddle.branching.candidate import ACCEPTED, Surroundings, parse
from unsaddle.errors import InvalidInput, UnknownName

AROUND = Surroundings(
    settings={"learning_rate": 0.05, "weight_decay": 1e-4},
    is_sgd=True,
    radius=1.5,
    lowest=-2.0,
    size=4.0,
)
FLAT = Surroundings(settings={}, is_sgd=False, radius=None, lowest=None, size=4.0)

MEANT = {
    "as it is": {},
    "adam lr=1e-2": {"optimizer": "torch.Adam lr=1e-2"},
    "Adam learning_rate=0.1 betas=0.5:0.9": {"optimizer": "torch.Adam lr=0.1 betas=0.5:0.9"},
    "sgd lr=0.5 batch=1": {
        "optimizer": "torch.SGD lr=0.5 weight_decay=0.0001",
        "batch_size": 1,
    },
    "sgd": {"optimizer": "torch.SGD lr=0.05 weight_decay=0.0001"},
    "momentum": {"optimizer": "torch.SGD lr=0.05 weight_decay=0.0001 momentum=0.9"},
    "nesterov momentum=0.5": {
        "optimizer": "torch.SGD lr=0.05 weight_decay=0.0001 momentum=0.5 nesterov=true"
    },
    "torch.LBFGS": {"optimizer": "torch.LBFGS"},
    "lr x10": {"rate_factor": 10.0},
    "lr x0.1": {"rate_factor": 0.1},
    "lr=0.2 momentum=0.9": {"settings": (("lr", 0.2), ("momentum", 0.9))},
    "betas=0.5:0.9": {"settings": (("betas", (0.5, 0.9)),)},
    "batch=16": {"batch_size": 16},
    "float32": {"dtype": "float32"},
    "perturb": {"moves": (Move("ball", 1.5),)},
    "perturb radius=1e-2": {"moves": (Move("ball", 0.01),)},
    "perturb along escape": {"moves": (Move("escape", 0.75),)},
    "perturb along escape radius=0.1": {"moves": (Move("escape", 0.1),)},
    "negative curvature step": {"moves": (Move("curvature", -2.0),)},
    "negative curvature step length=0.3": {"moves": (Move("curvature", -0.3),)},
    "float64 + lr x2 + perturb radius=1": {
        "dtype": "float64",
        "rate_factor": 2.0,
        "moves": (Move("ball", 1.0),),
    },
}


@pytest.mark.parametrize("text", MEANT)
def test_words_mean(text):
    assert parse(text, AROUND) == Candidate(text, **MEANT[text])
    assert parse(text, AROUND).is_baseline == (text == "as it is")


def test_reviving_has_no_length():
    (move,) = parse("revive dead units", AROUND).moves
    assert move.kind == "revive"
    assert math.isnan(move.length)


def test_a_run_of_another_family_lends_no_learning_rate():
    assert parse("sgd", FLAT).optimizer == "torch.SGD"
    assert parse("adam", AROUND).optimizer == "torch.Adam"


def test_without_a_saddle_a_ball_is_a_tenth_of_the_parameters_size():
    assert parse("perturb", FLAT).moves == (Move("ball", 0.4),)


def test_classes_factories_and_candidates_go_through():
    assert parse(torch.optim.Adam, AROUND) == Candidate("Adam", optimizer=torch.optim.Adam)

    def mine(parameters):
        return torch.optim.SGD(parameters, lr=1.0)

    assert parse(mine, AROUND) == Candidate("mine", optimizer=mine)
    made = Candidate("x", batch_size=3)
    assert parse(made, AROUND) is made


NO_WAY = (
    "the candidate {!r} at a point without a certified escape direction; accepted: a strict saddle or a "
    "maximum. Take another: perturb radius=1e-2 needs no direction."
)
REFUSED = {
    "a number": (3, AROUND, f"the candidate 3; accepted: {ACCEPTED}. An optimizer that is already"),
    "no such optimizer": ("adm", AROUND, "unknown candidate 'adm'; accepted: adadelta"),
    "no number": (
        "lr xten",
        AROUND,
        "'ten' in the candidate 'lr xten'; accepted: a number. Write 1e-2, say.",
    ),
    "a negative factor": (
        "lr x-1",
        AROUND,
        "the factor -1 in the candidate 'lr x-1'; accepted: a number above 0. Write 1e-2, say.",
    ),
    "a batch of none": (
        "sgd batch=0",
        AROUND,
        "batch=0 in the candidate 'sgd batch=0'; accepted: a whole number from 1. Write batch=1.",
    ),
    "a batch of a half": (
        "batch=0.5",
        AROUND,
        "batch=0.5 in the candidate 'batch=0.5'; accepted: a whole number from 1. Write batch=1.",
    ),
    "a blank": (
        "adam lr= 0.1",
        AROUND,
        f"'lr=' in the candidate 'adam lr= 0.1'; accepted: {ACCEPTED}",
    ),
    "a radius of the wrong name": (
        "perturb length=1",
        AROUND,
        "length in 'perturb length=1' of the candidate 'perturb length=1'; accepted: radius=NUMBER. "
        "An optimizer's settings stand behind its name, after a +.",
    ),
    "twice the same": (
        "batch=1 + batch=2",
        AROUND,
        "batch size given twice in the candidate 'batch=1 + batch=2'; accepted: each once. Leave one of "
        "them out.",
    ),
    "two optimizers in one": (
        "adam + lr x10",
        AROUND,
        "the candidate 'adam + lr x10', which names an optimizer and changes the run's own; accepted: "
        "one of the two. Write the settings behind the optimizer's name: adam lr=1e-2.",
    ),
    "an unknown own setting": (
        "speed=2",
        AROUND,
        "unknown setting of the run's own optimizer 'speed'; accepted: betas, eps, lr, momentum, "
        "weight_decay.",
    ),
    "a way out where there is none": (
        "perturb along escape",
        FLAT,
        NO_WAY.format("perturb along escape"),
    ),
    "a step where there is none": (
        "negative curvature step",
        FLAT,
        NO_WAY.format("negative curvature step"),
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused(name):
    text, around, message = REFUSED[name]
    with pytest.raises(InvalidInput) as caught:
        parse(text, around)
    assert str(caught.value).startswith(message), str(caught.value)


def test_a_near_name_is_suggested():
    with pytest.raises(UnknownName, match="Did you mean 'adam'"):
        parse("adamm", AROUND)

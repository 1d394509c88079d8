"""Precision: label by really training on: most parameters stay what they are, bit by bit."""

import dataclasses

import pytest
import torch
from tests.diagnosis.labelled.entry import check_training, check_verdict, trained
from tests.diagnosis.labelled.precision import ENTRIES

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ENTRIES)
def test_kind_and_cause_are_right(name):
    check_verdict(ENTRIES[name])


@pytest.mark.parametrize("name", ENTRIES)
def test_really_training_on_does_what_the_label_says(name):
    check_training(ENTRIES[name])


@pytest.mark.parametrize("name", ENTRIES)
def test_really_training_on_leaves_nine_parameters_in_ten_as_they_are(name):
    run = ENTRIES[name].build()
    pairs = zip(run.model.parameters(), trained(run, 50).parameters(), strict=True)
    same = torch.cat([(before == after).reshape(-1) for before, after in pairs])
    assert same.double().mean() >= 0.9


@pytest.mark.parametrize("name", ENTRIES)
def test_the_same_network_in_float64_would_move(name):
    run = ENTRIES[name].build()
    data = tuple(part.double() if part.is_floating_point() else part for part in run.data)
    model = run.model.double()  # in place: the optimizer holds the same parameters
    moved = trained(dataclasses.replace(run, model=model, data=data), 5)
    pairs = zip(model.parameters(), moved.parameters(), strict=True)
    assert all((before != after).any() for before, after in pairs if before.numel() > 4)

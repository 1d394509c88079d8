"""Dead units and saturation: labels by what the units give, and by scaling the parameters up."""

import numpy as np
import pytest
import torch
from tests.diagnosis.labelled.entry import check_training, check_verdict, dense, full_loss, scaled
from tests.diagnosis.labelled.runs import first_layer
from tests.diagnosis.labelled.silent import ENTRIES

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ENTRIES)
def test_kind_and_cause_are_right(name):
    check_verdict(ENTRIES[name])


@pytest.mark.parametrize("name", ENTRIES)
def test_really_training_on_does_what_the_label_says(name):
    check_training(ENTRIES[name])


DEAD = [name for name in ENTRIES if name.startswith("dead")]
TAILS = [name for name in ENTRIES if "grow" in name or name.startswith("outputs saturate, ")]
PLATEAUS = [name for name in ENTRIES if "wrong side" in name]


@pytest.mark.parametrize("name", DEAD)
def test_the_rectified_units_are_exactly_zero_and_so_are_their_gradients(name):
    run = ENTRIES[name].build()
    first = first_layer(run.model)
    inputs = run.data[0] if first.weight.ndim == 2 else run.data[0][:, None, :]
    assert first(inputs).max().item() < 0
    made = dense(run)
    n_first = first.weight.numel() + first.bias.numel()
    assert not made.gradients[:, :n_first].any()


@pytest.mark.parametrize("name", TAILS)
def test_the_loss_falls_on_and_its_slope_dies_as_the_parameters_grow(name):
    """No minimum on the way to three times the parameters: values by torch alone, no derivative."""
    run = ENTRIES[name].build()
    floor = 0.0
    if "floor" in name:  # the loss of the constant, which no logit changes
        floor = full_loss(run, scaled(run.model, 1e3))
    scales = (1.0, 1.25, 1.5, 2.0, 3.0)
    losses = np.array([full_loss(run, scaled(run.model, c)) - floor for c in scales])
    slopes = np.diff(losses) / np.diff(scales)
    assert (slopes < 0).all()
    assert (np.diff(np.abs(slopes)) < 0).all()


@pytest.mark.parametrize("name", PLATEAUS)
def test_the_slope_dies_exponentially_the_further_out_the_outputs_are(name):
    """tanh: 1 - y² goes as exp(-2 s), the logistic function as exp(-s): by hand."""
    run = ENTRIES[name].build()
    here = np.linalg.norm(dense(run).gradient)
    with torch.no_grad():
        run.model.network.head.bias += 1.0
    ratio = np.linalg.norm(dense(run).gradient) / here
    assert ratio == pytest.approx(np.exp(-2.0 if "tanh" in name else -1.0), rel=1e-3)

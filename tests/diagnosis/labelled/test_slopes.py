"""Gradients that have not vanished: labels by the dense Hessian, and by really training on."""

import numpy as np
import pytest
from tests.diagnosis.labelled.entry import check_training, check_verdict, dense
from tests.diagnosis.labelled.slopes import ENTRIES

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ENTRIES)
def test_kind_and_cause_are_right(name):
    check_verdict(ENTRIES[name])


@pytest.mark.parametrize("name", ENTRIES)
def test_really_training_on_does_what_the_label_says(name):
    check_training(ENTRIES[name])


@pytest.mark.parametrize(
    "name", [name for name in ENTRIES if ENTRIES[name].kind == "GRADIENT_FLAT"]
)
def test_the_gradient_lies_in_the_kernel_of_the_hessian(name):
    made = dense(ENTRIES[name].build())
    size = np.linalg.norm(made.gradient)
    assert size > 1e-2
    assert np.linalg.norm(made.hessian @ made.gradient) <= 1e-12 * size


@pytest.mark.parametrize("name", [name for name in ENTRIES if name.startswith("decay balances")])
def test_loss_and_decay_together_are_at_rest_and_the_loss_alone_is_not(name):
    run = ENTRIES[name].build()
    made, point = dense(run), run.objective().point
    (group,) = run.optimizer.param_groups
    size = np.linalg.norm(made.gradient)
    assert size > 1e-2 * made.typical
    assert np.linalg.norm(made.gradient + group["weight_decay"] * point) <= 1e-8 * size


@pytest.mark.parametrize("name", [name for name in ENTRIES if name.startswith("decay outweighs")])
def test_with_the_decay_nothing_bends_down(name):
    run = ENTRIES[name].build()
    (group,) = run.optimizer.param_groups
    values = dense(run).values
    assert values[0] < 0 < values[0] + group["weight_decay"]

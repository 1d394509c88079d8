"""The size of the steps: label by the growth per step from the dense Hessian, and by training."""

import numpy as np
import pytest
from tests.diagnosis.labelled.entry import check_training, check_verdict, dense
from tests.diagnosis.labelled.steps import ENTRIES

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ENTRIES)
def test_kind_and_cause_are_right(name):
    check_verdict(ENTRIES[name])


@pytest.mark.parametrize("name", ENTRIES)
def test_really_training_on_does_what_the_label_says(name):
    check_training(ENTRIES[name])


@pytest.mark.parametrize("name", [name for name in ENTRIES if name.startswith("beside")])
def test_it_stands_beside_a_saddle_with_a_part_along_the_way_out(name):
    made = dense(ENTRIES[name].build())
    assert made.values[0] < -1e-3 * made.values[-1]
    assert np.abs(made.descending @ made.gradient).max() > 1e-9 * made.typical


@pytest.mark.parametrize("name", [name for name in ENTRIES if "tiny steps" in name])
def test_a_thousand_tiny_steps_do_not_double_the_distance(name):
    """1 + lr λ/(1 - β) a step; Adam's steps are no longer than the learning rate per coordinate."""
    run = ENTRIES[name].build()
    (group,) = run.optimizer.param_groups
    size = np.abs(dense(run).values).max()
    if "betas" in group:
        assert 1000 * group["lr"] < 1e-3
    else:
        assert 1000 * np.log1p(group["lr"] * size / (1 - group["momentum"])) < np.log(2)

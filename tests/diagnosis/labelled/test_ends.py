"""Minima and flat points: labels by the dense Hessian of torch.func, and by really training on."""

import numpy as np
import pytest
from tests.diagnosis.labelled.ends import ENTRIES
from tests.diagnosis.labelled.entry import check_training, check_verdict, dense

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ENTRIES)
def test_kind_and_cause_are_right(name):
    check_verdict(ENTRIES[name])


@pytest.mark.parametrize("name", ENTRIES)
def test_really_training_on_does_what_the_label_says(name):
    check_training(ENTRIES[name])


@pytest.mark.parametrize("name", ENTRIES)
def test_the_gradient_is_zero_and_the_hessian_says_which(name):
    made = dense(ENTRIES[name].build())
    assert np.linalg.norm(made.gradient) <= 1e-8 * made.typical
    share = made.values[0] / made.values[-1]
    if ENTRIES[name].kind == "MINIMUM":
        assert share > 1e-7
    else:
        assert abs(share) < 1e-10

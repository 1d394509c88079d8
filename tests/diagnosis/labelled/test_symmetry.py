"""Exact symmetry: label by the dense Hessian of torch.func, and by really training on."""

import numpy as np
import pytest
from tests.diagnosis.labelled.entry import check_training, check_verdict, dense
from tests.diagnosis.labelled.symmetry import ENTRIES

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ENTRIES)
def test_kind_and_cause_are_right(name):
    check_verdict(ENTRIES[name])


@pytest.mark.parametrize("name", ENTRIES)
def test_really_training_on_does_what_the_label_says(name):
    check_training(ENTRIES[name])


@pytest.mark.parametrize("name", ENTRIES)
def test_the_gradient_has_no_part_along_the_steepest_way_out(name):
    made = dense(ENTRIES[name].build())
    assert made.values[0] < -1e-3 * made.values[-1]
    assert np.abs(made.descending @ made.gradient).max() <= 1e-10 * made.typical
    assert np.linalg.norm(made.gradient) <= 1e-10 * made.typical

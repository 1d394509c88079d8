"""Noise that does not lead out: label by every sample's gradient, and by really training on."""

import numpy as np
import pytest
from tests.diagnosis.labelled.entry import check_training, check_verdict, dense, trained
from tests.diagnosis.labelled.noise import ENTRIES

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ENTRIES)
def test_kind_and_cause_are_right(name):
    check_verdict(ENTRIES[name])


@pytest.mark.parametrize("name", ENTRIES)
def test_really_training_on_does_what_the_label_says(name):
    check_training(ENTRIES[name])


@pytest.mark.parametrize("name", [name for name in ENTRIES if not name.startswith("curvature")])
def test_no_sample_has_a_gradient_along_the_steepest_way_out(name):
    made = dense(ENTRIES[name].build())
    assert made.values[0] < -1e-3 * made.values[-1]
    along = made.gradients @ made.descending.T
    assert np.abs(along - along.mean(axis=0)).max() <= 1e-10 * made.typical
    assert made.gradients.var(axis=0).sum() > 1e-4 * made.typical**2  # there is noise elsewhere


def test_curvature_of_either_sign_really_pulls_the_weights_to_the_saddle():
    """By hand: ln 2 + ln 0.1 = -1.61 in two steps, from 1e-3; the mean curvature is -0.1."""
    (entry,) = (ENTRIES[name] for name in ENTRIES if name.startswith("curvature"))
    run = entry.build()
    np.testing.assert_allclose(dense(run).values, [-0.1, 0.1], atol=1e-5)
    weights = trained(run, 20).weights.detach().numpy()
    np.testing.assert_allclose(weights, 1e-3 * 0.2**10, rtol=1e-3)

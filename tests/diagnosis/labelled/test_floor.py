"""The noise floor: labels by really training on, at the same rate and at a tenth of it."""

import pytest
from tests.diagnosis.labelled.entry import check_training, check_verdict, full_loss, trained
from tests.diagnosis.labelled.floor import ENTRIES

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ENTRIES)
def test_kind_and_cause_are_right(name):
    check_verdict(ENTRIES[name])


@pytest.mark.parametrize("name", ENTRIES)
def test_really_training_on_does_what_the_label_says(name):
    check_training(ENTRIES[name])


@pytest.mark.parametrize("name", ENTRIES)
def test_the_rate_alone_holds_it_a_tenth_of_it_goes_on(name):
    run = ENTRIES[name].build()
    at_rest = sum(full_loss(run, trained(run, n)) for n in (100, 200, 300, 400)) / 4
    run.optimizer.param_groups[0]["lr"] /= 10
    assert full_loss(run, trained(run, 400)) < at_rest

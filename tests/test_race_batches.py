"""Races on finite sums, and the words that name noise: what is drawn, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from typer.testing import CliRunner

from unsaddle import Landscape, Problem, race, zoo
from unsaddle.cli import app
from unsaddle.errors import InvalidInput
from unsaddle.landscape import neighbourhood
from unsaddle.oracle import AdditiveNoise, Exact, MiniBatch, curvature_noise
from unsaddle.racing.noise import oracle_for

PULLS = np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]])
PULLED = Problem(
    "pulled saddle", lambda x, c: x[0] ** 2 - x[1] ** 2 + x @ c, PULLS, ((-2.0, 2.0),) * 2
)
SETTINGS = {"start": (1.0, 0.0), "n_steps": 300, "seed": 0}


def test_a_problem_races_on_its_batches():
    by_argument = race(PULLED, ["sgd lr=0.1"], batch_size=1, n_walkers=20, **SETTINGS)
    by_oracle = race(
        PULLED.landscape, ["sgd lr=0.1"], noise=MiniBatch(PULLED, 1), n_walkers=20, **SETTINGS
    )
    assert by_argument.oracle == MiniBatch(PULLED, 1)
    ends = [
        entry.ensemble.finals for result in (by_argument, by_oracle) for entry in result.entries
    ]
    assert np.array_equal(*ends)
    assert by_argument.to_dict()["noise"] == (
        "mini-batches of 1 of 4 samples, without replacement, reshuffled each epoch"
    )
    assert by_argument.to_dict()["optimizers"][0]["n_sample_gradients"] == 300.0


@pytest.mark.parametrize("sampling", ["reshuffle", "once", "replacement"])
def test_a_race_samples_as_it_was_asked_to(sampling):
    result = race(PULLED, ["sgd lr=0.1"], batch_size=2, sampling=sampling, **SETTINGS)
    assert result.oracle == MiniBatch(PULLED, 2, sampling)
    assert result.n_walkers == 256
    outcomes = result.entries[0].verdicts.counts()
    if sampling == "once":
        # A third of the orders put opposite pulls in one batch: no batch of that walker ever pulls
        # along y, and it stays. Of 256, 85.3 are expected, sd 7.5; 4.5 of them: false alarm 7e-6.
        assert abs(outcomes["STUCK"] - 256 / 3) < 34
        assert outcomes["STUCK"] + outcomes["ESCAPED"] == 256
    else:
        assert outcomes == {"ESCAPED": 256}


def test_a_problem_without_a_batch_size_takes_all_samples_at_their_cost():
    exact = race(PULLED, ["sgd lr=0.1"], **SETTINGS)
    assert exact.oracle == Exact(cost=4.0)
    assert exact.n_walkers == 1
    assert exact.to_dict()["optimizers"][0]["n_sample_gradients"] == 1200.0
    noisy = race(PULLED, ["sgd lr=0.1"], noise=0.1, n_walkers=3, **SETTINGS)
    assert noisy.oracle.cost == 4.0
    full = race(PULLED, ["sgd lr=0.1"], batch_size=4, **SETTINGS)
    assert full.n_walkers == 1  # nothing is left to chance
    np.testing.assert_allclose(
        full.entries[0].ensemble.finals, exact.entries[0].ensemble.finals, rtol=1e-12
    )


def test_a_named_problem_takes_a_batch_size_on_the_command_line():
    arguments = ["race", "two_point", "-o", "sgd lr=0.5", "--steps", "5", "--seed", "0", "--json"]
    done = CliRunner().invoke(app, [*arguments, "--batch-size", "1", "--sampling", "replacement"])
    assert done.exit_code == 0
    assert "mini-batches of 1 of 2 samples, with replacement" in done.stdout


SADDLE = zoo.get("saddle")
REFERENCE = neighbourhood(SADDLE, SADDLE.critical_points[0])
WORDS = {
    "aligned=0.2": "gradient noise aligned with |Hessian|, standard deviation 0.2",
    "aligned": "gradient noise aligned with |Hessian|, standard deviation 0.1",
    "curvature:y=0.5": "random curvature along y, standard deviation 0.5",
    "curvature:escape=0.5": "random curvature along the escape direction, standard deviation 0.5",
    "covariance=1,0.5;0.5,2": "gradient noise of a given covariance, standard deviation 1.22474",
    "heavy:1.5=0.1": "gradient noise alpha-stable with alpha 1.5 along each coordinate, scale 0.1",
    "student:3=0.2": "gradient noise Student's t with 3 degrees of freedom along each coordinate, "
    "scale 0.2",
}


@pytest.mark.parametrize("words", WORDS)
def test_words_name_every_kind_of_noise(words):
    assert oracle_for(words, None, SADDLE, REFERENCE).describe() == WORDS[words]


def test_words_mean_the_numbers_in_them():
    matrix = oracle_for("covariance=1,.5;.5,2", None, SADDLE, None)
    assert isinstance(matrix, AdditiveNoise)
    basis = np.array(matrix.basis)
    np.testing.assert_allclose(matrix.std**2 * basis.T @ basis, [[1, 0.5], [0.5, 2]], atol=1e-14)
    bent = oracle_for("curvature:3,4=0.5", None, SADDLE, REFERENCE)
    assert bent == curvature_noise(0.5, [3, 4], [0, 0], "along 3,4")


def refused(landscape, **settings):
    return lambda: race(landscape, ["sgd"], **{"n_steps": 3, "seed": 0, **settings})


WITH_SAMPLES = (
    "diagonal_network, digits_mlp, fukumizu_amari, phase_retrieval_samples, quadratic, two_point, "
    "wang_quadratic"
)
REFUSED = {
    "batches of a plain landscape": (
        refused("saddle", batch_size=8),
        "batch_size=8 on 'saddle', which is no finite sum; accepted: batch_size on a Problem, whose "
        f"sample losses it draws from. Problems with samples: {WITH_SAMPLES}. Make one by "
        "unsaddle.Problem(name, sample_loss, samples, box), or ask for noise=0.1 instead.",
    ),
    "sampling of nothing": (
        refused(PULLED, start=(1.0, 0.0), sampling="once"),
        "sampling='once' without batch_size; accepted: sampling beside batch_size. "
        "Say how many samples a step draws, as in batch_size=8.",
    ),
    "batches and noise": (
        refused(PULLED, start=(1.0, 0.0), batch_size=2, noise=0.1),
        "batch_size=2 together with noise=0.1; accepted: one of the two. "
        "Mini-batches bring the noise of their samples: leave the other out.",
    ),
    "batches and noise along": (
        refused(PULLED, start=(1.0, 0.0), batch_size=2, noise_along="y"),
        "batch_size=2 together with noise_along='y'; accepted: one of the two. "
        "Mini-batches bring the noise of their samples: leave the other out.",
    ),
    "a batch larger than the data": (
        refused(PULLED, start=(1.0, 0.0), batch_size=5),
        "batch_size=5; accepted: a whole number from 1 to the number of samples, 4. "
        "Take the number of samples for full-batch gradients.",
    ),
    "an empty batch": (
        refused(PULLED, start=(1.0, 0.0), batch_size=0),
        "batch_size=0; accepted: a whole number from 1 to the number of samples, 4. "
        "Take the number of samples for full-batch gradients.",
    ),
    "a sampling that there is not": (
        refused(PULLED, start=(1.0, 0.0), batch_size=2, sampling="sorted"),
        "sampling='sorted'; accepted: reshuffle, once, replacement. "
        "Take reshuffle, as most training loops do: a fresh order each epoch.",
    ),
    "a covariance of the wrong size": (
        refused("saddle", noise="covariance=1,0"),
        "a noise covariance '1,0' on 'saddle'; accepted: 2 rows of 2 numbers, as in "
        "covariance=1,0.5;0.5,2 of two. Put commas between numbers and semicolons between rows.",
    ),
    "a covariance of words": (
        refused("saddle", noise="covariance=a,b;c,d"),
        "a noise covariance 'a,b;c,d' on 'saddle'; accepted: 2 rows of 2 numbers, as in "
        "covariance=1,0.5;0.5,2 of two. Put commas between numbers and semicolons between rows.",
    ),
    "a covariance that is not symmetric": (
        refused("saddle", noise="covariance=1,0;1,1"),
        "a noise covariance that differs from its transpose by 1; accepted: a symmetric matrix. "
        "Take (C + C.T) / 2 if the difference is rounding; else look for the wrong entry.",
    ),
    "a tail that is no number": (
        refused("saddle", noise="heavy:fat=0.1"),
        "noise='heavy:fat=0.1'; accepted: a number after the colon, as in heavy:1.5=0.1 or "
        "student:3=0.1. It is alpha of the stable law, or the degrees of freedom of Student's t.",
    ),
    "aligned with no saddle": (
        refused("bowl", noise="aligned=0.1"),
        "noise 'aligned' on 'bowl' from this start; accepted: a start beside a saddle, a maximum "
        "or a degenerate point. It is defined by the critical point nearby: give a start close to "
        "one, or take an oracle from unsaddle.oracle.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_drawn_is_refused(name):
    make, message = REFUSED[name]
    with pytest.raises(InvalidInput) as caught:
        make()
    assert str(caught.value) == message


def test_noise_without_its_detail_is_refused_with_the_words_there_are():
    flat = Landscape("plane", lambda x: x[0], ((-1.0, 1.0),), known=())
    for words in ("heavy=0.1", "across:y=0.1", "curvature=0.5", "loud:3=1", "aligned=much"):
        with pytest.raises(InvalidInput) as caught:
            oracle_for(words, None, flat, None)
        assert str(caught.value).startswith(f"noise={words!r}; accepted: a standard deviation, or ")


def test_what_a_rule_asks_for_itself_is_counted_and_said():
    rules = ["sgd", "perturbed_gd", "accelerated_perturbed_gd", "newton"]
    result = race("quadratic", rules, batch_size=1, n_steps=100, n_walkers=2, seed=0)
    counted = {
        entry["name"]: [entry[f"n_{what}"] for what in (
            "sample_gradients", "full_gradients", "full_hessians", "full_values"
        )]
        for entry in result.to_dict()["optimizers"]
    }  # fmt: skip
    assert counted == {
        "sgd": [100, 0, 0, 0],
        "perturbed_gd": [100, 100, 0, 0],
        "accelerated_perturbed_gd": [100, 100, 0, 400],
        "newton": [100, 0, 100, 0],
    }
    said = [line for line in result.protocol() if "besides the drawn gradient" in line]
    assert said == [
        "perturbed_gd: each step costs 1 gradient of the whole landscape besides the drawn gradient",
        "accelerated_perturbed_gd: each step costs 1 gradient and 4 values of the whole landscape "
        "besides the drawn gradient",
        "newton: each step costs 1 Hessian of the whole landscape besides the drawn gradient",
    ]

"""Escape times of races: against the closed forms, between optimizers, in every view.

The laws come from `theory`, whose moments are tested against theory.md; the walkers from the ensemble.
Neither knows of the other. Where a sample of N follows its law, Kolmogorov's test at 5 % rejects it
once in twenty seeds, which are fixed here; laws hold to about 1 %, below what these N can see.
"""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys

import matplotlib.text
import numpy as np
import pytest

from unsaddle import Landscape, race
from unsaddle.errors import InvalidInput
from unsaddle.figures import words
from unsaddle.landscape import neighbourhood
from unsaddle.oracle import along, isotropic, with_covariance
from unsaddle.outcome import Outcome
from unsaddle.racing.laws import Way, law_of
from unsaddle.racing.prediction import noise_along, slope_at_radius
from unsaddle.racing.times import walkers_needed
from unsaddle.report.times import view
from unsaddle.survival import Interval, distance, survival_curve
from unsaddle.theory import Mode, naive_escape_time

# theory.md 3: λ = 1, R = 10. The escape radius is half the half-width of the box.
QUADRATIC = Landscape.from_formula("x**2/2 - y**2/2", box=((-20.0, 20.0), (-20.0, 20.0)))


@pytest.fixture(scope="module")
def quadratic():
    """A14 and A15: 2,000 walkers each."""
    return race(
        QUADRATIC, ["sgd", "momentum"], start=(0, 0), noise=0.1, n_walkers=2000, n_steps=3000, seed=14
    ).escape_times()  # fmt: skip


@pytest.fixture(scope="module")
def many():
    return race(
        "saddle", ["sgd", "momentum", "nesterov", "adam"], start=(0, 0), noise=0.1,
        n_walkers=200, n_steps=330, seed=0,
    ).escape_times()  # fmt: skip


# id -> place, mean, standard deviation, median, 95 % quantile: from, to
ACCEPTANCE = {
    "A14": (0, 793.6, (110, 112), (769, 770), (1004, 1008)),
    "A15": (1, 116.2, (17.6, 17.8), (112, 112), (149.5, 150.5)),
}


@pytest.mark.parametrize("case", ACCEPTANCE)
def test_walkers_on_a_quadratic_follow_the_closed_form(quadratic, case):
    place, mean, std, median, tail = ACCEPTANCE[case]
    row = quadratic.rows[place]
    law = row.prediction.law
    assert row.prediction.caveats == ()
    assert law.regime == "noise-dominated"
    assert law.mean == pytest.approx(mean, rel=2e-3)  # theory.md simulated: 0.1 % is its error
    assert std[0] <= law.std <= std[1]
    assert row.steps.mean == pytest.approx(mean, abs=4 * law.std / np.sqrt(2000) + 0.01 * mean)
    assert row.median.low <= median[1]
    assert row.median.high >= median[0]
    seen = row.curve.quantile(0.95)
    assert seen.low <= tail[1]
    assert seen.high >= tail[0]
    # The whole closed form is inside the simultaneous band, jumps included.
    low, high = row.curve.simultaneous_band()
    assert np.all(law.survival(row.curve.steps) <= high)
    assert np.all(law.survival(row.curve.steps) >= low)
    assert row.distance.p_value > 0.05
    assert row.distance.value < row.distance.critical


def test_the_textbook_formula_does_not_fit(quadratic):
    # It is 725 where the mean is 793.6: the same law that many steps early is far outside the band.
    row = quadratic.rows[0]
    law = row.prediction.law
    naive = naive_escape_time(0.01, Mode(1.0, 0.0, 0.1, 10.0))
    assert naive == pytest.approx(725, abs=1)
    found = distance(row.curve, lambda t: law.survival(np.asarray(t) + law.mean - naive))
    assert found.p_value < 1e-9
    assert found.value > 5 * found.critical
    low, _ = row.curve.simultaneous_band()
    assert np.any(law.survival(row.curve.steps + law.mean - naive) < low)


@pytest.mark.slow
def test_adaptive_rules_follow_their_closed_forms_where_noise_rules():
    # Signal at the radius a fifth of the noise. 300 walkers: the largest distance is 0.078 at 5 %.
    place = Landscape.from_formula("x**2 - 0.1*y**2", box=((-2.0, 2.0), (-2.0, 2.0)))
    optimizers = ["adam lr=1e-3", "rmsprop lr=1e-3 alpha=0.999"]
    found = race(
        place, optimizers, start=(0, 0), noise=1.0, n_walkers=300, n_steps=20_000, seed=0
    ).escape_times()
    for row in found.rows:
        assert row.steps.n_observed > 200
        assert row.distance.p_value > 0.05
    settled, fresh = (row.prediction.law for row in found.rows)
    assert "settled" in settled.regime
    assert "fresh state" in fresh.regime
    assert fresh.mean is None  # a share of the runs is still inside when the race ends
    assert fresh.median < settled.median  # RMSprop's first steps are long


EVERY_RULE = ["sgd", "momentum", "nesterov", "ema_momentum", "adam", "rmsprop", "adagrad"]


def test_without_noise_the_closed_form_is_right_to_the_step():
    found = race("saddle", EVERY_RULE, n_steps=2100, seed=0).escape_times()
    assert not found.is_random
    for row in found.rows:
        assert row.steps.n_observed == 1, row.name
        assert row.prediction.law.median == row.median.value, row.name
        assert row.distance.value == 0.0, row.name
    assert "to the step" in repr(found)


def test_scattered_starts_follow_the_closed_form_without_noise():
    found = race(
        QUADRATIC, ["momentum"], start=(0, 0), spread=1e-6, n_walkers=1000, n_steps=3000, seed=3
    ).escape_times()
    (row,) = found.rows
    assert row.prediction.law.regime == "spread of the starts"
    assert row.distance.p_value > 0.05
    assert row.steps.n_observed == 1000


WHY_NOT = {
    "a degenerate point": (
        {"landscape": "monkey", "optimizers": ["sgd"], "noise": 0.1},
        "there is no direction of negative curvature",
    ),
    "half precision": (
        {"landscape": "saddle", "optimizers": ["sgd"], "dtype": "bfloat16"},
        "the rounding of bfloat16 is not in the closed form",
    ),
    "a schedule": (
        {"landscape": "saddle", "optimizers": ["sgd schedule=cosine"]},
        "no closed form for sgd with a schedule",
    ),
    "a rule without one": (
        {"landscape": "saddle", "optimizers": ["adadelta"]},
        "no closed form for adadelta",
    ),
    "a name of the user": (
        {"landscape": "saddle", "optimizers": {"mine": "sgd"}},
        "no closed form for mine",
    ),
    "noise that vanishes at the saddle": (
        {"landscape": "saddle", "optimizers": ["sgd"], "noise": "curvature:y=0.5"},
        "the noise is not white, additive and constant",
    ),
    "signal above the noise": (
        {"landscape": "saddle", "optimizers": ["adam"], "noise": 0.1},
        "the signal reaches 20 of the noise at the radius",
    ),
    "adaptive along no coordinate": (
        {"landscape": "xy", "optimizers": ["adam"], "noise": 0.1},
        "adaptive rules act on coordinates, and the way out is along none",
    ),
    "adaptive from scattered starts": (
        {"landscape": "saddle", "optimizers": ["adam"], "spread": 0.1},
        "no closed form for adam from scattered starts",
    ),
}


@pytest.mark.parametrize("name", WHY_NOT)
def test_where_there_is_no_closed_form_the_reason_is_said(name):
    settings, reason = WHY_NOT[name]
    found = race(**settings, n_walkers=3, n_steps=20, seed=0).escape_times()
    (row,) = found.rows
    assert row.prediction.law is None
    assert row.prediction.why_not.startswith(reason)
    assert row.distance is None
    assert row.prediction.why_not.split(":")[0] in " ".join(repr(found).split())


def test_a_maximum_has_no_adaptive_law_along_several_directions():
    modes = (Mode(1.0, 0.0, 10.0, 1.0), Mode(2.0, 0.0, 10.0, 1.0))
    way = Way(modes, np.eye(2), 100)
    settings = {"learning_rate": 0.01, "alpha": 0.99, "eps": 1e-8}
    assert law_of("rmsprop", settings, way) == "no closed form for rmsprop along several directions"
    still = Way(tuple(dataclasses.replace(m, noise_std=0.0) for m in modes), np.eye(2), 100)
    assert law_of("rmsprop", settings, still) == (
        "no closed form for rmsprop along several directions"
    )


def test_noise_along_the_way_out():
    out = np.array([[0.6, 0.8]])
    assert noise_along(isotropic(0.3, 2), out) == pytest.approx([0.3])
    assert noise_along(along(0.3, [1, 0]), out) == pytest.approx([0.18])
    # Two ways out whose noise is one and the same kick
    assert noise_along(along(0.3, [1, 1]), np.eye(2)) is None
    covariance = np.array([[4.0, 0.0], [0.0, 9.0]])
    assert noise_along(with_covariance(covariance), np.eye(2)) == pytest.approx([2.0, 3.0])


def test_what_limits_the_closed_form_is_said():
    # -y²/2 + y⁴/4 at the radius 1/2: the slope is 1 - y² = 0.75 of the quadratic's.
    lee = race("lee", ["sgd"], noise=0.01, n_walkers=2, n_steps=5, seed=0)
    assert slope_at_radius(lee.landscape, lee.neighbourhood) == pytest.approx(0.75)
    (row,) = lee.escape_times().rows
    assert row.prediction.caveats == (
        "at the radius the slope is 0.75 of the quadratic's, which is all that the closed form knows",
    )
    assert slope_at_radius(
        QUADRATIC, neighbourhood(QUADRATIC, QUADRATIC.critical_points[0])
    ) == pytest.approx(1.0)
    hill = race("-x**2 - 2*y**2", ["sgd"], start=(0, 0), noise=0.01, n_walkers=2, n_steps=5, seed=0)
    (row,) = hill.escape_times().rows
    assert row.prediction.caveats[0].startswith("the race measures the distance along 2 directions")
    loud = race("saddle", ["sgd"], start=(0, 0), noise=6.0, n_walkers=2, n_steps=5, seed=0)
    (row,) = loud.escape_times().rows
    assert row.prediction.caveats == (
        "the noise fills the radius: the law of one step stands for the first passage, and is late",
    )


# ---- between optimizers -------------------------------------------------------------------------


def test_all_pairs_are_compared_and_corrected(many):
    assert [(p.first, p.second) for p in many.pairs] == [
        (0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3),
    ]  # fmt: skip
    for pair in many.pairs:
        assert pair.paired_corrected >= pair.paired.p_value
        assert pair.log_rank_corrected >= pair.log_rank.p_value
        first, second = many.rows[pair.first], many.rows[pair.second]
        if first.median.value is None or second.median.value is None:
            assert pair.median_difference.value is None
            continue
        assert pair.median_difference.value == first.median.value - second.median.value
        assert pair.median_difference.low <= pair.median_difference.value
        assert pair.median_difference.high >= pair.median_difference.value


def test_momentum_and_nesterov_move_together_so_that_pairs_need_fewer_walkers(many):
    # Both see the same kicks; theory: Nesterov is 3.8 steps faster of 54.
    (pair,) = [p for p in many.pairs if (p.first, p.second) == (1, 2)]
    assert pair.correlation > 0.9
    assert pair.walkers_paired * 5 < pair.walkers_unpaired
    assert pair.paired.n_second > 10 * pair.paired.n_first
    assert abs(pair.paired.z) > 10
    assert pair.log_rank.chi2 < pair.paired.z**2 / 4


def test_walkers_needed_are_for_a_share_of_the_mean(quadratic):
    sgd, momentum = quadratic.rows
    fewer = walkers_needed(sgd, sgd, 0.1)
    assert 42 <= fewer <= 44  # 2 (1.96 + 1.28)² (111.5/79.36)², and one for Guenther
    assert walkers_needed(sgd, sgd, 0.05) > 3.8 * fewer
    assert walkers_needed(sgd, momentum, 0.1) < fewer  # momentum's times are less scattered
    unknown = dataclasses.replace(
        sgd,
        prediction=dataclasses.replace(sgd.prediction, law=None),
        steps=dataclasses.replace(sgd.steps, std=None, mean=None),
    )
    assert walkers_needed(unknown, sgd, 0.1) is None


def test_pairs_of_a_run_that_was_cut_are_observed_equally_long():
    whole = race(
        "saddle", ["sgd", "momentum"], start=(0, 0), noise=0.1, n_walkers=50, n_steps=400, seed=1
    )
    # Its second optimizer was interrupted after 55 steps.
    second = whole.entries[1]
    steps = np.minimum(second.verdicts.steps, 55)
    left = [
        outcome if step <= 55 else Outcome.STUCK
        for outcome, step in zip(second.verdicts.outcomes, second.verdicts.steps, strict=True)
    ]
    verdicts = dataclasses.replace(second.verdicts, outcomes=tuple(left), steps=steps)
    ensemble = dataclasses.replace(second.ensemble, n_steps=55, interrupted=True)
    cut = dataclasses.replace(second, ensemble=ensemble, verdicts=verdicts)
    found = dataclasses.replace(whole, entries=(whole.entries[0], cut)).escape_times()
    (pair,) = found.pairs
    # No walker of SGD leaves within 55 steps: these pairs are open, not won by the second.
    assert pair.paired.n_second == sum(steps[k] <= 55 and left[k] == "ESCAPED" for k in range(50))
    assert pair.paired.n_first == 0
    assert pair.correlation is None


def test_an_interruption_is_said_beside_the_times(monkeypatch):
    monkeypatch.setattr("unsaddle.ensemble.run.SEGMENT_WALKER_STEPS", 10)

    def stop(name, done):
        raise KeyboardInterrupt

    found = race(
        "saddle", ["sgd", "momentum", "adam"], n_steps=30, seed=0, progress=stop
    ).escape_times()
    (entry,) = found.race.entries
    assert found.protocol()[-2:] == [
        f"sgd: interrupted after {entry.ensemble.n_steps} of 30 steps; what was computed is reported",
        "interrupted: momentum, adam did not run",
    ]
    assert "interrupted: momentum, adam did not run" in " ".join(repr(found).split())
    assert json.loads(found.to_json())["not_run"] == ["momentum", "adam"]


def test_a_walker_that_diverged_never_escapes():
    # Rate 5 on Lee's function throws every walker out of sight; SGD at 0.1 lets every one escape.
    places = {"n_walkers": 40, "n_steps": 400, "seed": 0, "noise": 0.1, "start": (0.5, 0)}
    optimizers = {"lost": "sgd lr=5", "slow": "sgd lr=0.1"}
    found = race("lee", optimizers, **places).escape_times()
    lost, slow = found.rows
    assert (lost.n_diverged, lost.steps.n_observed, slow.steps.n_observed) == (40, 0, 40)
    # It stays in the count to the end: no estimate of "had it not diverged" is made of it.
    assert lost.curve.censored.tolist() == [400.0] * 40
    assert lost.median.value is None
    (pair,) = found.pairs
    assert pair.paired.n_second == 40
    assert pair.paired_corrected < 1e-6
    assert pair.log_rank_corrected < 1e-6
    said = " ".join(repr(found).split())
    table = view(found).parts[0]
    assert [cells[1].text for cells in table.rows] == ["0 of 40 · 40 diverged", "40 of 40"]
    assert "a walker that diverged or left the domain never escapes" in said
    data = json.loads(found.to_json())["optimizers"]
    assert [one["n_diverged"] for one in data] == [40, 0]
    figure = found.figure()
    labels = [t.get_text() for t in figure.legends[0].get_texts()]
    assert labels[0] == "lost: 0 of 40 escaped, 40 diverged"
    assert figure.axes[0].get_title(loc="left") == "share of the walkers that have not escaped"


def test_the_curve_of_a_race_that_some_were_lost_in_is_the_share_that_escaped():
    # Half diverge at once, half escape: Kaplan-Meier's curve ends at a half, not at zero.
    whole = race("saddle", ["sgd"], start=(0, 0), noise=0.1, n_walkers=50, n_steps=900, seed=1)
    (entry,) = whole.entries
    seen = entry.verdicts
    assert seen.counts() == {"ESCAPED": 50}
    outcomes = tuple(Outcome.DIVERGED if k < 25 else o for k, o in enumerate(seen.outcomes))
    steps = np.where(np.arange(50) < 25, 3, seen.steps)
    verdicts = dataclasses.replace(seen, outcomes=outcomes, steps=steps)
    cut = dataclasses.replace(entry, verdicts=verdicts)
    (row,) = dataclasses.replace(whole, entries=(cut,)).escape_times().rows
    assert row.curve.survival[-1] == pytest.approx(0.5)


# ---- views --------------------------------------------------------------------------------------


def test_data_are_whole_and_plain(many):
    data = json.loads(many.to_json())
    assert data["seed"] == 0
    assert data["difference"] == 0.1
    assert len(data["pairs"]) == 6
    sgd = data["optimizers"][0]
    assert sgd["n_walkers"] == 200
    assert sgd["closed_form"]["mean"] == pytest.approx(300.4, abs=0.1)
    assert data["optimizers"][3]["why_no_closed_form"].startswith("the signal reaches")
    # The curve can be drawn again from the data.
    again = sgd["curve"]
    steps = np.repeat(again["steps"], again["n_escaped"]).tolist()
    censored = np.repeat(again["censored_steps"], again["n_censored"]).tolist()
    seen = [True] * len(steps) + [False] * len(censored)
    redrawn = survival_curve(steps + censored, seen)
    np.testing.assert_allclose(redrawn.survival, many.rows[0].curve.survival)
    assert sgd["distance"].keys() == {"value", "step", "critical", "p_value"}


def test_the_table_names_everything_at_eighty_columns(many, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    said = repr(many)
    assert max(map(len, said.splitlines())) <= 80
    flat = " ".join(said.split())
    for label in ("sgd", "momentum", "nesterov", "adam"):
        assert label in said
    assert "200 of 200" in said
    assert "Walkers that show a difference of 10 % nine times in ten (level 5 %)" in flat
    assert "both p-values are corrected for the number of pairs (Holm)" in flat
    assert "seed 0" in said


def test_one_optimizer_alone_is_held_against_a_variant_of_it():
    found = race("saddle", ["sgd"], start=(0, 0), noise=0.1, n_walkers=20, n_steps=900, seed=0)
    times = found.escape_times(difference=0.05)
    assert times.pairs == ()
    said = repr(times)
    assert "sgd, a variant of it" in said
    assert "difference of 5 %" in said
    assert "log-rank" not in said


def by_gid(figure, start):
    return [a for a in figure.findobj() if str(a.get_gid() or "").startswith(start)]


def test_the_picture_holds_curves_bands_laws_and_censored_walkers(many):
    figure = many.figure()
    left, right = figure.axes
    assert len(by_gid(left, "survival curve")) == 4
    assert len(by_gid(left, "pointwise band")) == len(by_gid(left, "simultaneous band")) == 4
    assert len(by_gid(left, "closed form")) == 3
    assert len(by_gid(right, "difference")) == 3
    # SGD's median is 287: with 330 steps some of its walkers are still inside.
    (ticks,) = by_gid(left, "censored")
    assert ticks.get_xdata().tolist() == [330.0]
    assert left.get_xscale() == "linear"  # 330 steps are fewer than 15 times the first escape
    for line in by_gid(left, "survival curve"):
        assert line.get_drawstyle() == "steps-post"
        assert line.get_ydata()[0] == 1.0
        assert np.all(np.diff(line.get_ydata()) <= 0)
    said = " ".join(t.get_text() for t in figure.findobj(matplotlib.text.Text))
    for line in many.protocol():
        assert line in " ".join(said.split())
    labels = [t.get_text() for t in figure.legends[0].get_texts()]
    assert "closed form" in labels
    assert "censored" in labels
    assert any(label.startswith("adam: 200 of 200 escaped, median") for label in labels)


def test_the_law_in_the_picture_is_the_law(quadratic):
    left, right = quadratic.figure().axes
    (line, _) = by_gid(left, "closed form")
    steps, share = line.get_data()
    np.testing.assert_allclose(share, quadratic.rows[0].prediction.law.survival(np.floor(steps)))
    # Both differences stay between their borders, which lie at Kolmogorov's distance.
    borders = np.concatenate([b.get_ydata() for b in by_gid(right, "border")])
    assert np.unique(np.abs(borders).round(12)).tolist() == pytest.approx(
        [quadratic.rows[0].distance.critical], rel=1e-6
    )
    for found in by_gid(right, "difference"):
        assert np.abs(found.get_ydata()).max() < quadratic.rows[0].distance.critical


def test_without_noise_the_picture_makes_no_claim_of_chance():
    figure = race("saddle", ["sgd", "adam"], n_steps=800, seed=0).escape_times().figure()
    assert len(figure.axes) == 1
    assert by_gid(figure, "pointwise band") == by_gid(figure, "simultaneous band") == []
    labels = [t.get_text() for t in figure.legends[0].get_texts()]
    assert labels == ["sgd: step 698", "adam: step 77", "closed form"]


@pytest.mark.slow
def test_page_and_picture_are_written(many, tmp_path):
    page = many.save(tmp_path / "times.html").read_text(encoding="utf-8")
    assert "Between optimizers" in page
    assert many.save(tmp_path / "times.png").read_bytes().startswith(b"\x89PNG")
    first, second = (many.save(tmp_path / f"{k}.svg").read_bytes() for k in "ab")
    assert first == second


def test_words_of_intervals_and_p_values():
    assert words.interval(Interval(287.0, 285.0, None)) == "287 (285 to open)"
    assert words.interval(Interval(None, None, None)) == "not reached"
    assert words.p_value(None) == "none"
    assert words.p_value(0.0) == "p < 0.0001"
    assert words.p_value(0.0213) == "p 0.021"


# ---- bad input ----------------------------------------------------------------------------------


def test_a_race_with_nothing_to_escape_from_has_no_escape_times():
    bowl = race("bowl", ["sgd"], n_steps=5, seed=0)
    with pytest.raises(InvalidInput) as caught:
        bowl.escape_times()
    assert str(caught.value) == (
        "the escape times of a race on 'bowl' from (1.5, 1.0); accepted: a race that starts beside a "
        "saddle, a maximum or a degenerate point. Give a start close to such a point: there is "
        "nothing to escape from here."
    )


@pytest.mark.parametrize("difference", [0.0, -0.1, float("nan"), float("inf")])
def test_a_difference_that_is_no_share_is_refused(difference):
    found = race("saddle", ["sgd"], n_steps=5, seed=0)
    with pytest.raises(InvalidInput) as caught:
        found.escape_times(difference)
    assert str(caught.value) == (
        f"difference={difference!r}; accepted: a share of the mean escape step, above 0. "
        "Pass 0.1, or --difference 10%, for a tenth."
    )


def test_racing_does_not_pay_for_scipys_statistics():
    code = (
        "import sys, unsaddle; unsaddle.race('saddle', ['sgd'], n_steps=5, seed=0); "
        "print('scipy.stats' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"

"""Stuck networks of four causes: is the recommendation right, do forecasts hold, is the factor real?

The recommendation of a short call (seed 0) is compared with a longer exhaustive run of the same
candidates with other seeds. The larger study is `python -m benchmarks branches`.
"""

import importlib
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import kendalltau

from unsaddle import Cause, branch

ROOT = Path(__file__).parents[2]
STEPS = {
    "deep linear network": (
        Cause.STEP_TOO_SMALL,
        ["lr x10", "momentum", "lr x2", "perturb radius=1e-3"],
    ),
    "identical units": (
        Cause.EXACT_SYMMETRY,
        ["lr x5", "momentum", "negative curvature step", "perturb radius=1e-2", "adam lr=0.01"],
    ),
    "dead units": (
        Cause.DEAD_UNITS,
        ["revive dead units", "revive dead units + adam lr=0.001", "lr x2", "perturb radius=0.1"],
    ),
    "digits, noise vanishes": (Cause.NOISE_VANISHES, ["lr x10", "momentum", "adam lr=0.001"]),
    "digits, zero weights": (
        Cause.NOISE_VANISHES,  # there is noise, but for every sample none of it along the way out
        ["momentum", "perturb radius=1e-2", "negative curvature step"],
    ),
}


@pytest.fixture(scope="module")
def both():
    kept = {}

    def measured(name, monkeypatch):
        if name not in kept:
            monkeypatch.syspath_prepend(str(ROOT))
            run = importlib.import_module("benchmarks.stuck").STUCK[name]()
            cause, candidates = STEPS[name]
            short = branch(run, candidates, n_repeats=2, seed=0, diagnose_ends=False)
            report = short.reports["as it stands"]
            assert report.cause is cause
            long = branch(
                run,
                [one.candidate for one in short.ranking],
                n_repeats=4,
                seed=1,
                budget=short.budget,
                report=report,
                diagnose_ends=False,
            )
            kept[name] = short, long
        return kept[name]

    return measured


def rounded(value):
    """Losses that agree to two digits are no disagreement."""
    return float(f"{value:.2g}")


@pytest.mark.slow
@pytest.mark.parametrize("name", STEPS)
def test_the_ranking_is_that_of_the_exhaustive_run(name, both, monkeypatch):
    short, long = both(name, monkeypatch)
    names = [one.name for one in short.ranking]
    mine, theirs = ([rounded(found[n].final.value) for n in names] for found in (short, long))
    assert kendalltau(mine, theirs).statistic >= 0.8
    assert long[short.best.name].final.value <= 1.1 * long.best.final.value


@pytest.mark.slow
@pytest.mark.parametrize("name", STEPS)
def test_the_recommended_branch_beats_going_on_by_what_is_printed(name, both, monkeypatch):
    short, long = both(name, monkeypatch)
    best = short.best.name
    printed = short.advantage(short.best).loss_ratio
    assert printed > 1
    mine, its = (np.median(long[n].losses[:, -1]) for n in (best, "as it is"))
    # Where both reach rounding (a loss of 1e-14), only the order of the factor can be repeated.
    assert np.log(its / mine) == pytest.approx(np.log(printed), rel=0.25)
    assert short.advantage(short.best).n_lower == short.advantage(short.best).n_pairs


@pytest.mark.slow
def test_forecasts_with_an_interval_hold_in_nine_of_ten_repeats(both, monkeypatch):
    """Every forecast is counted, but one that is a single number where batches are all samples."""
    inside = of = 0
    for name in STEPS:
        for found in both(name, monkeypatch):
            for one in found.ranking:
                forecast = one.forecast
                if forecast is None or one.within_forecast is None:
                    continue
                if np.isinf(forecast.median) or forecast.q05 < forecast.q95:
                    inside, of = inside + one.within_forecast[0], of + one.within_forecast[1]
    assert of >= 40
    assert inside / of >= 0.9

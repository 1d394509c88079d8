"""The claims: how answers are decided, and that every prediction comes true.

Each number is predicted in closed form (`unsaddle.theory`, or written out in the experiment) and
measured by running the engine: two roads by construction. What is tested here is that the words
follow from the numbers and cannot do otherwise, and that the demonstration is as printed.
"""

import json
import math

import numpy as np
import pytest

from unsaddle import claims as package
from unsaddle.claims import ALL, Answer, Check, Claim, Claims, Finding, Trial, claims, names
from unsaddle.claims.claim import answer, exactly, mean_of, share_of
from unsaddle.errors import InvalidInput, UnknownName


def check(measured, predicted=1.0, **more):
    return Check("a number", predicted, measured, None, "a test", **more)


PASSES = {
    "equal": (check(1.0), True),
    "unequal": (check(1.1), False),
    "within the model's tolerance": (check(1.1, model_tol=0.11), True),
    "within a tolerance of two steps": (check(3.0, count_tol=2.0), True),
    "beyond a tolerance of two steps": (check(3.1, count_tol=2.0), False),
    "beyond the model's tolerance": (check(1.1, model_tol=0.09), False),
    "below the bound": (check(0.9, relation="<="), True),
    "above the bound": (check(1.1, relation="<="), False),
    "not below the lower bound": (check(1.0, relation=">="), True),
    "not a number, =": (check(math.nan), False),
    "not a number, <=": (check(math.nan, relation="<="), False),
    "not a number, >=": (check(math.nan, relation=">="), False),
    "never, where a step was predicted": (check(math.inf), False),
    "interval holds the prediction": (Check("", 1.0, 1.2, (0.9, 1.5), ""), True),
    "interval misses the prediction": (Check("", 1.0, 1.2, (1.1, 1.3), ""), False),
    "part of the interval above the bound": (Check("", 1.0, 0.9, (0.7, 1.1), "", "<="), False),
    "part of the interval below the bound": (Check("", 1.0, 1.1, (0.9, 1.3), "", ">="), False),
}


@pytest.mark.parametrize("name", PASSES)
def test_a_check_passes_only_when_measured_and_predicted_agree(name):
    found, expected = PASSES[name]
    assert found.passed is expected


GOOD, BAD = check(1.0), check(2.0)
GOOD_LIMIT, BAD_LIMIT = check(1.0, side="limit"), check(2.0, side="limit")
ANSWERS = {
    "all as predicted, no condition": (None, (GOOD, GOOD), Answer.HOLDS),
    "one number off": (None, (GOOD, BAD), Answer.DOES_NOT_HOLD),
    "nothing measured": (None, (), Answer.DOES_NOT_HOLD),
    "both sides of the condition shown": ("so", (GOOD, GOOD_LIMIT), Answer.HOLDS_ONLY_IF),
    "the other side not as predicted": ("so", (GOOD, BAD_LIMIT), Answer.UNDECIDED),
    "the other side not shown": ("so", (GOOD,), Answer.UNDECIDED),
    "another side without a condition": (None, (GOOD, GOOD_LIMIT), Answer.UNDECIDED),
    "fails, whatever the other side": ("so", (BAD, GOOD_LIMIT), Answer.DOES_NOT_HOLD),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_answer_follows_from_the_checks(name):
    condition, checks, expected = ANSWERS[name]
    claim = Claim("test", 1, "a statement", "a prediction", condition, lambda seed: None)
    assert answer(claim, Finding(checks, ())) is expected


def test_mean_is_checked_by_a_normal_interval_of_999_permille():
    sample = np.random.default_rng(1).normal(3.0, 2.0, 400)
    found = mean_of("mean", 3.0, sample, "the law")
    half = 3.2905 * sample.std(ddof=1) / 20
    assert found.interval == pytest.approx((sample.mean() - half, sample.mean() + half), rel=1e-4)
    assert found.passed
    assert not mean_of("mean", 3.0 + 2.1 * half, sample, "another law").passed
    with pytest.raises(
        InvalidInput, match="a normal interval of 10 numbers; accepted: at least 30"
    ):
        mean_of("mean", 3.0, sample[:10], "too few")


def test_share_is_checked_by_wilsons_interval():
    happened = np.arange(100) < 30
    found = share_of("share", 0.3, happened, "the law")
    z2 = 3.290526731491926**2  # Wilson 1927, written out: the other road is SciPy's
    centre = (0.3 + z2 / 200) / (1 + z2 / 100)
    half = math.sqrt(z2 * (0.3 * 0.7 + z2 / 400) / 100) / (1 + z2 / 100)
    assert found.interval == pytest.approx((centre - half, centre + half), rel=1e-9)
    assert found.passed
    assert not share_of("share", 0.5, happened, "the law").passed


def test_an_infinite_sample_never_passes():
    steps = np.append(np.full(40, 10.0), np.inf)
    with np.errstate(invalid="ignore"):
        assert not mean_of("steps", 10.0, steps, "one never left").passed


def test_names_are_in_the_order_of_the_founding_text():
    assert [claim.number for claim in ALL] == list(range(1, 15))
    assert len(set(names())) == len(names()) == 14


def test_an_unknown_claim_is_refused_with_the_names():
    with pytest.raises(UnknownName, match=r"unknown claim 'momentun'.*momentum"):
        claims("momentun")


@pytest.fixture(scope="module")
def gains():
    return claims("momentum")


def test_one_claim_is_shown_whole(gains):
    text = " ".join(repr(gains).split())
    assert "holds" in text
    assert "1/(1 + γ)" in text
    assert "0.526316" in text  # 1/1.9
    data = json.loads(gains.to_json())
    assert data["seed"] == 0
    assert data["claims"][0]["answer"] == "holds"
    assert data["claims"][0]["checks"][0]["passed"] is True


def test_the_page_holds_every_picture_and_runs_no_script(gains, tmp_path):
    page = gains.save(tmp_path / "claims.html").read_text(encoding="utf-8")
    assert page.count("data:image/svg+xml") == 1
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert '<script type="application/json"' in page
    assert gains.figure().get_size_inches()[0] > 5


def test_a_claim_that_fails_is_said_so_and_lists_the_number():
    claim = Claim("test", 1, "a statement", "a prediction", None, lambda seed: None)
    failed = Trial(claim, Finding((GOOD, BAD), ()), 0.1)
    result = Claims((failed, failed), 0, None)
    assert not result.as_predicted
    assert failed.sentence() == "does not hold: not as predicted: a number"
    assert "2 of 4 numbers miss their predictions" in repr(result)
    assert "Not as predicted" in repr(result)


def test_an_interruption_keeps_what_was_tried(monkeypatch):
    def interrupted(seed):
        raise KeyboardInterrupt

    broken = Claim("broken", 99, "", "", None, interrupted)
    whole = next(claim for claim in ALL if claim.name == "momentum")
    monkeypatch.setattr(package.run, "ALL", (whole, broken))
    result = claims()
    assert [one.claim.name for one in result.trials] == ["momentum"]
    assert result.n_missing == 1
    assert any("1 claims were not tried" in line for line in result.protocol())
    monkeypatch.setattr(package.run, "ALL", (broken,))
    with pytest.raises(KeyboardInterrupt):
        claims()


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_every_prediction_comes_true(name):
    # Seed 0, as printed in the README. About 60 intervals of 99.9 % in all: with a fresh seed one
    # run in seventeen would have a miss; with this one there is none.
    (trial,) = claims(name).trials
    missed = [c.to_dict() for c in trial.finding.checks if not c.passed]
    assert not missed
    assert trial.answer is (Answer.HOLDS if trial.claim.condition is None else Answer.HOLDS_ONLY_IF)


def test_exact_numbers_of_the_first_steps_are_the_tables():
    # theory.md 1.2, from NumPy in another program: 43, 91, 188, 381 with step 0.1.
    (trial,) = claims("one-direction").trials
    steps = [c.measured for c in trial.finding.checks if c.side == "limit"]
    assert steps == [43, 91, 188, 381]
    assert exactly("", 43, steps[0], "").passed


def test_the_page_of_statement_12_moves_and_explains_its_letters(tmp_path):
    page = claims("side-by-side").save(tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.count("data:image/gif") == 1
    assert "<h2>Letters</h2>" in page

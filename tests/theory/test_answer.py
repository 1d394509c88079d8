"""What a formula with limits answers, and that every one of them says why it does not apply."""

import math

import numpy as np
import pytest

from unsaddle import theory
from unsaddle.theory import Answer, MiniBatches, Mode

ANEW = MiniBatches(2, 1, "replacement")

# Outside its regime: call -> a word of the reason.
OUTSIDE = {
    "attraction edge": (lambda: theory.attraction_edge([1.0, 2.0], ANEW), "no way out"),
    "attraction rate": (lambda: theory.attraction_learning_rate([-1.0, -1.0], ANEW), "no noise"),
    "batch size": (
        lambda: theory.escaping_batch_size(0.3, [0.95, -1.05], replacement=True),
        "lower the learning rate",
    ),
    "degenerate": (lambda: theory.degenerate_steps(0.1, 1.0, 2.0, 0.1, 1.0), "steps_to_reach"),
    "order": (lambda: theory.order_from_times((0.1, 0.01), (30, 20), 1.0), "no fall"),
    "gain": (lambda: theory.momentum_gain("heavy_ball", 0.9, 1.5), "no period below 2"),
    "lag": (lambda: theory.momentum_lag("heavy_ball", 0.9, 1.5), "no period below 2"),
    "jump": (lambda: theory.Jump(1.0, (1.0,), 0.0).steps(0.1, 0.1), "sharp for α → 0 only"),
    "decay": (lambda: Mode(1.0, 0.0, 0.0, 1.0).decayed(1.0), "weight decay outweighs"),
    "noise scaled": (
        lambda: theory.noise_scaled_escape("adam", 0.1, (Mode(1.0, 0.0, 0.0, 1.0),)),
        "no noise along",
    ),
    "schedule": (
        lambda: theory.noise_scaled_schedule("adam", 0.1, Mode(1.0, 0.0, 1.0, 0.1), 10),
        "noise_scaled_escape",
    ),
    "perturbed": (lambda: theory.perturbed_steps(0.1, 1.0, 1.0, 2.0, 3, 0.1), "itself may reach"),
    "pitchfork": (lambda: theory.pitchfork_steps(0.1, 1.0, 1.0, 0.1, 2.0), "the minimum at 1 lies"),
    "plateau time": (lambda: theory.plateau_time(0.1, 1, 1.0, 0.1, 0.5), "one layer"),
    "plateau steps": (lambda: theory.plateau_steps(1.0, 2, 1.0, 0.1, 0.5), "descent is no flow"),
    "plateau exponent": (lambda: theory.plateau_exponent(2), "logarithmic time"),
    "preconditioned": (
        lambda: theory.preconditioned_mode(np.eye(2), [1.0, 1.0], [0.0, 0.0], 1.0),
        "nothing to leave by",
    ),
    "eps": (lambda: theory.eps_share(1.0, 0.0, 0.0), "no step is defined"),
    "radius": (lambda: theory.model_radius(1.0, 0.0), "does not end"),
    "newton": (lambda: theory.newton_factor(0.1, 0.0), "not defined"),
    "saddle-free": (lambda: theory.saddle_free_factor(0.1, 0.0), "no step is defined"),
    "normalised": (lambda: theory.normalised_factor(0.1, 1.0, 1.0, 1.0), "its norm grows"),
    "ratio": (
        lambda: theory.sampling_ratio("gradient_descent", 0.1, 0.0, MiniBatches(3, 3)),
        "no noise",
    ),
    "tail": (lambda: theory.tail_exponent(0.1, [-1.0, -2.0], ANEW), "runs leave"),
    "two points": (
        lambda: theory.TwoPoint(1.0, 0.5).attraction_interval,
        "no sample bends upwards",
    ),
    "walk": (lambda: theory.walk_time(0.9, [1.0, -2.0], ANEW, 1e-3, 1.0), "attracts"),
}


@pytest.mark.parametrize(("call", "reason"), OUTSIDE.values(), ids=OUTSIDE.keys())
def test_outside_its_regime_a_formula_answers_not_applicable_with_the_reason(call, reason):
    answer = call()
    assert isinstance(answer, Answer)
    assert answer.value is None
    assert not answer.applicable
    assert reason in answer.regime
    assert str(answer) == f"not applicable: {answer.regime}"
    assert answer.formula


def test_a_value_stands_with_its_regime():
    assert str(Answer(math.inf, "never", "f")) == "inf (never)"
    assert Answer(0.0, "zero is a value", "f").applicable


def test_public_names_are_listed_once_and_exist():
    assert len(set(theory.__all__)) == len(theory.__all__)
    assert all(hasattr(theory, name) for name in theory.__all__)

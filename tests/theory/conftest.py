"""The second road of these tests: the update rules themselves, run step by step."""

from collections.abc import Callable

import numpy as np
import pytest

Step = Callable[..., tuple[np.ndarray, np.ndarray]]


@pytest.fixture
def step() -> Step:
    """One update in the buffer form users write, which knows nothing of roots or amplitudes."""

    def step(method, x, buffer, gradient, learning_rate, momentum):
        if method == "ema_momentum":
            buffer = momentum * buffer + (1 - momentum) * gradient
        else:
            buffer = momentum * buffer + gradient
        ahead = momentum * buffer + gradient if method == "nesterov" else buffer
        return x - learning_rate * ahead, buffer

    return step

"""A straight line through a window of block means, robust to spikes, with an honest error."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import scipy.special

from unsaddle.errors import InvalidInput

Floats = npt.NDArray[np.float64]

# Blocks further than this from the first line, in robust standard deviations, are pulled in: Gaussian
# noise has 0.006 % of them, a spike that fills a block is one.
CLIPPED_AT = 4.0
TO_STANDARD_DEVIATION = 1.4826  # of the median absolute deviation, for Gaussian noise
# With more than this share pulled in the window is not one line: a restart, or two regimes. Theil-Sen
# holds up to 29 %.
CLIPPED_SHARE = 0.25
LEAST_BLOCKS = 8
SQUARED_UP_TO = 1e100  # and down to its inverse: sums of squares of such numbers are finite


@dataclass(frozen=True)
class Trend:
    """A line through `n_blocks` values at equal distances.

    Attributes:
        change: of the line over the whole window; negative when the loss falls.
        standard_error: of `change`, with the correlation between neighbouring blocks in it.
        end: the line's value at the end of the window.
        degrees_of_freedom: of the residual variance, fewer where neighbours are correlated.
        correlation: of neighbouring residuals, corrected for the bias of a fitted line.
        n_clipped: blocks that were pulled in.
    """

    n_blocks: int
    change: float
    standard_error: float
    end: float
    degrees_of_freedom: float
    correlation: float
    n_clipped: int

    @property
    def is_one_line(self) -> bool:
        """Whether everything is finite, and few blocks had to be pulled in."""
        return math.isfinite(self.change) and self.n_clipped <= CLIPPED_SHARE * self.n_blocks

    def half_width(self, error_rate: float) -> float:
        """Return how far `change` may be off on one side, with probability 1 - error_rate."""
        quantile = -scipy.special.stdtrit(self.degrees_of_freedom, error_rate)
        return float(quantile) * self.standard_error


def fit_trend(values: npt.ArrayLike) -> Trend:
    """Return the line through the values `(n_blocks,)`, and how sure its slope is.

    Theil and Sen's line first; what lies `CLIPPED_AT` robust deviations off is pulled in to there;
    least squares on the rest. The error takes the residuals for an autoregression of order one,
    whose correlation is corrected for the bias that fitting a line gives it: whatever the line does
    not describe, a bend too, is correlated and makes the error larger.

    Args:
        values: at least `LEAST_BLOCKS`; not-a-number in any makes everything not-a-number.

    Raises:
        InvalidInput: fewer values.

    References:
        Theil 1950 and Sen 1968 for the line. Marriott & Pope 1954, "Bias in the estimation of
        autocorrelations", Biometrika 41, for the correction, here with the two fitted coefficients.

    >>> trend = fit_trend(3.0 - 0.1 * np.arange(64) + 0.01 * (-1.0) ** np.arange(64))
    >>> round(trend.change, 2), trend.n_clipped, trend.half_width(0.01) < 0.05
    (-6.4, 0, True)
    """
    y = np.asarray(values, dtype=np.float64)
    n = len(y)
    if y.ndim != 1 or n < LEAST_BLOCKS:
        raise InvalidInput(
            f"values of shape {y.shape}",
            f"at least {LEAST_BLOCKS} numbers",
            "A line through fewer has no error worth the name.",
        )
    if not np.isfinite(y).all():
        nan = math.nan
        return Trend(n, nan, nan, nan, 1.0, nan, 0)
    size = float(np.abs(y).max())
    if size and not 1 / SQUARED_UP_TO <= size <= SQUARED_UP_TO:
        unit = fit_trend(y / size)
        return replace(
            unit,
            change=unit.change * size,
            standard_error=unit.standard_error * size,
            end=unit.end * size,
        )
    x, sum_of_squares, first, second = _design(n)
    slope = float(np.median((y[second] - y[first]) / (second - first)))
    residuals = y - slope * x
    centre = float(np.median(residuals))
    residuals -= centre
    limit = CLIPPED_AT * TO_STANDARD_DEVIATION * float(np.median(np.abs(residuals)))
    # Values that are equal but for rounding have a limit of zero, and no outliers.
    limit = max(limit, 8 * float(np.finfo(np.float64).eps) * float(np.abs(y).max()))
    n_clipped = int(np.count_nonzero(np.abs(residuals) > limit))
    pulled = np.clip(residuals, -limit, limit)
    correction = float(x @ pulled) / sum_of_squares
    shift = float(pulled.mean())
    rest = pulled - shift - correction * x
    slope, centre = slope + correction, centre + shift
    squares = float(rest @ rest)
    variance = squares / max(1, n - 2 - n_clipped)
    correlation = _correlation(rest, squares)
    inflated = variance * (1 + correlation) / (1 - correlation)
    return Trend(
        n_blocks=n,
        change=slope * n,
        standard_error=math.sqrt(inflated / sum_of_squares) * n,
        end=centre + slope * n / 2,
        degrees_of_freedom=max(
            1.0, (n - 2 - n_clipped) * (1 - correlation**2) / (1 + correlation**2)
        ),
        correlation=correlation,
        n_clipped=n_clipped,
    )


@functools.lru_cache(maxsize=8)
def _design(n: int) -> tuple[Floats, float, npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return centred abscissae, their sum of squares, and the pairs of Theil and Sen."""
    x: Floats = np.arange(n, dtype=np.float64) - (n - 1) / 2
    first, second = np.triu_indices(n, 1)
    return x, float(x @ x), first, second


def _correlation(rest: Floats, squares: float) -> float:
    """Return the corrected correlation of neighbours, from 0 to where four blocks' worth is left."""
    if squares == 0.0:
        return 0.0
    n = len(rest)
    raw = float(rest[1:] @ rest[:-1]) / squares
    most = (n / 4 - 1) / (n / 4 + 1)
    return min(max(0.0, raw + (2 + 4 * raw) / n), most)

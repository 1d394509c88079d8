"""What a change would make of a run: its steps as it is and afterwards, by closed forms."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chi

from unsaddle.diagnosis.escape import SGD_FAMILY, UNSTABLE, Surroundings
from unsaddle.theory import Forecast, LyapunovExponent, Method, lyapunov_exponent, stability_edge

if TYPE_CHECKING:
    from unsaddle.diagnosis.measurements import Measurements
    from unsaddle.diagnosis.pace import Pace
    from unsaddle.diagnosis.tail import Tail

Floats = NDArray[np.float64]

# Of the escape radius: small enough for the quadratic model, by which it raises the loss by a hundredth
# of what the steepest direction would at the radius. Ten times less would cost ln 10 growth times more.
PERTURBATION_SHARE = 0.1
ALIKE_SHARE = 0.99  # eigenvalues of this share of the smallest grow alike: their parts add up
SAFE_SHARE = 0.5  # of the stability edge: half of it leaves room for curvature that grows
WORTH_FACTOR = 1.1  # gains below a tenth are not worth a word
MAX_HALVINGS = 20
SIGMAS = 2.0  # of a Lyapunov exponent's error
SURVIVES = 0.5  # share of updates lost to rounding below which most survive
MAX_FACTOR = 10**12


@dataclass(frozen=True)
class Prospect:
    """Steps as it is and afterwards; `math.inf`: never; None: cannot be said."""

    now: float | None
    then: float | None
    source: str

    @property
    def gains(self) -> bool:
        """Whether fewer steps would do, by more than a tenth."""
        return (
            self.then is not None and self.now is not None and self.then * WORTH_FACTOR < self.now
        )


@dataclass(frozen=True)
class Prospects:
    """The run's own forecast, and the same after a change.

    Attributes:
        around: what the forecasts rest on; None where there is nothing to escape from.
        current: the name of the run's own optimizer among the forecasts; None if it is not.
        step: what one step moves per learning rate, batch noise included, (n_parameters,).
    """

    found: Measurements
    around: Surroundings | None
    forecasts: Sequence[Forecast]
    current: str | None
    pace: Pace
    step: Floats

    @property
    def own(self) -> Forecast | None:
        """The forecast of the run's own optimizer; None where it has no interval."""
        own = next((f for f in self.forecasts if f.optimizer == self.current), None)
        return own if own is not None and own.has_interval else None

    def as_it_is(self) -> Prospect | None:
        """Return the steps of the run as it is: until it leaves, or until half of the slope is won."""
        if self.around is not None:
            return None if self.own is None else Prospect(self.own.median, None, "until it leaves")
        half = self.pace.steps_to_half()
        return None if half is None else Prospect(half, None, _HALF)

    def perturbed(self) -> tuple[float | None, Prospect | None]:
        """Return the length of a perturbation, and what it would make of the forecast."""
        if self.around is None or not math.isfinite(self.around.radius):
            return None, None
        size = PERTURBATION_SHARE * self.around.radius
        values = self.found.spectrum.ritz_values
        n_alike = max(1, int(np.sum(values <= ALIKE_SHARE * self.found.spectrum.smallest.value)))
        part = float(chi.median(n_alike)) * size / math.sqrt(self.found.objective.n_parameters)
        way, quadratic = self.around.way_out, self.around.quadratic
        offsets = way.offsets.copy()
        offsets[0] += part
        push = part * float(way.curvatures[0]) * way.escape_direction
        moved = replace(
            self.around,
            way_out=replace(way, offsets=offsets),
            model=None,
            quadratic=quadratic.pushed(push),
            losses=self._losses_around(part * way.escape_direction),
        )
        source = f"forecast from its part along the way out, {part:.1e}"
        return size, self._after(moved, source)

    def half_decay(self) -> Prospect | None:
        """Return what half of the negative curvature as weight decay would make of the forecast."""
        if self.around is None or self._rate is None:
            return None
        half = 0.5 * abs(float(self.around.way_out.curvatures[0]))
        return self._after(
            self._with(weight_decay=half), f"forecast with a weight decay of {half:.2g}"
        )

    def batches(self) -> tuple[int | None, Prospect | None]:
        """Return a size of mini-batches, and what their noise would make of the forecast."""
        noise = self.found.sample_noise
        if self.around is None or self._rate is None or noise is None or noise.n_samples < 2:
            return None, None
        n = noise.n_samples
        size = max(1, n // 4)
        std = np.zeros_like(self.around.noise_std)
        std[0] = math.sqrt(float(noise.along[0]) / size * (n - size) / (n - 1))
        moved = replace(self.around, noise_std=std)
        return size, self._after(moved, "forecast with the noise of such batches")

    def larger_step(self) -> tuple[float | None, Prospect | None]:
        """Return half of the largest stable learning rate, and what it would make of the run.

        None where the rate is as large already, or where the edge is not that of plain curvature.
        """
        rate, limit = self._rate, self._stable_rate
        if limit is None or (rate is not None and SAFE_SHARE * limit < WORTH_FACTOR * rate):
            return None, None
        larger = float(f"{SAFE_SHARE * limit:.2g}")
        if rate is None:  # it is 0: there is nothing that would be so many times as fast
            return larger, None
        if self.around is not None:
            size, moved = self.found.objective.batch_size, self._with(learning_rate=larger)
            if self.around.lyapunov is not None and size is not None:
                moved = replace(moved, lyapunov=self._exponent(larger, size))
            return larger, self._after(moved, "forecast at that rate")
        now, then = self.pace.steps_to_half(), self.pace.steps_to_half(larger / rate)
        return larger, None if now is None else Prospect(now, then, _HALF)

    @property
    def below_the_edge(self) -> tuple[float, float] | None:
        """The largest stable learning rate and the edge, where the run's own is beyond."""
        rate, limit = self._rate, self._stable_rate
        if rate is None or limit is None or rate <= limit:
            return None
        method, momentum = self._method
        return limit, stability_edge(method, rate, momentum)

    def escaping_batch(self) -> tuple[int | None, Prospect | None]:
        """Return the smallest batch, by doubling, whose noise lets the run leave."""
        size, n = self.found.objective.batch_size, self.found.objective.n_samples
        rate = self._rate
        while size is not None and n is not None and rate is not None and size < n:
            size = min(2 * size, n)
            exponent = self._exponent(rate, size)
            if exponent is not None and _escapes(exponent):
                return size, self._by(exponent, f"Lyapunov exponent {exponent.value:.3g}")
        return None, None

    def escaping_rate(self) -> tuple[float | None, Prospect | None]:
        """Return the largest learning rate, by halving, at which the run leaves."""
        rate, size = self._rate, self.found.objective.batch_size
        for _ in range(MAX_HALVINGS):
            if rate is None or size is None:
                break
            rate *= 0.5
            exponent = self._exponent(rate, size)
            if exponent is not None and _escapes(exponent):
                return rate, self._by(exponent, f"Lyapunov exponent {exponent.value:.3g}")
        return None, None

    def larger_batch(self) -> tuple[float | None, Prospect | None]:
        """Return how many times faster the distance grows without the noise, where that counts."""
        noise, rate = self.found.noise, self._rate
        if noise is None or noise.lyapunov is None or self.around is None or rate is None:
            return None, None
        free = math.log1p(rate * abs(float(self.around.way_out.curvatures[0])))
        most = noise.lyapunov + SIGMAS * (noise.lyapunov_error or 0.0)
        if not (noise.lyapunov > 0.0 and WORTH_FACTOR * most < free):
            return None, None
        factor = free / noise.lyapunov
        own = self.own
        if own is None or not math.isfinite(own.median):
            return factor, None
        return factor, Prospect(own.median, own.median / factor, "forecast with full batches")

    def without_rounding(self) -> Prospect | None:
        """Return the steps of the same run in a precision that rounds nothing away."""
        lost = self.found.training.lost_updates(self.found.objective, self.step)
        now = math.inf if lost == 1.0 else None
        free = self.as_it_is()
        if free is None or free.now is None:
            return None
        return Prospect(now, free.now if math.isfinite(free.now) else None, free.source)

    @property
    def surviving_factor(self) -> float | None:
        """By which power of ten the steps must grow for most of them to survive the rounding."""
        factor = 10
        while factor <= MAX_FACTOR:
            lost = self.found.training.lost_updates(self.found.objective, factor * self.step)
            if lost is not None and lost < SURVIVES:
                return float(factor)
            factor *= 10
        return None

    def along_the_tail(self, tail: Tail | None) -> Prospect | None:
        """Return the steps of the run over the next Newton length of the tail."""
        if tail is None or not self.pace.rate:
            return None
        n_steps = 1.0 / (self.pace.rate * abs(tail.curvature))
        return Prospect(n_steps, None, "to the next Newton length of the tail")

    # ---- what these are made of --------------------------------------------------------------------

    @property
    def _rate(self) -> float | None:
        """The learning rate, where it is all that scales a step: of SGD; None where it is 0."""
        if self.found.training.optimizer_name not in SGD_FAMILY:
            return None
        return float(self.found.training.settings()["learning_rate"]) or None

    @property
    def _method(self) -> tuple[Method, float]:
        settings = self.found.training.settings()
        momentum = float(settings.get("momentum") or 0.0)
        if not momentum:
            return "gradient_descent", 0.0
        return ("nesterov" if settings.get("nesterov") else "heavy_ball"), momentum

    @cached_property
    def _stable_rate(self) -> float | None:
        """The learning rate at which the largest curvature reaches the stability edge."""
        is_sgd = self.found.training.optimizer_name in SGD_FAMILY
        if not is_sgd or self.found.spectrum.status != "ok":
            return None
        steepest = self.found.spectrum.largest.value
        if steepest <= self.found.spectrum.zero_tol:
            return None
        method, momentum = self._method
        return stability_edge(method, 1.0, momentum) / steepest  # the edge goes as 1 / rate

    def _with(self, **changes: Any) -> Surroundings:
        """The surroundings under other settings of the optimizer."""
        around = self.around
        assert around is not None
        return replace(
            around,
            settings={**around.settings, **changes},
            weight_decay=changes.get("weight_decay", around.weight_decay),
            stepper=lambda: None,  # the live one has the old settings; the closed forms do without
        )

    def _losses_around(self, shift: Floats) -> Callable[[Floats, Floats], Floats]:
        """The loss along lines from another point, less that of the point itself."""

        def at(displacement: Floats) -> float:
            length = float(np.linalg.norm(displacement))
            return float(self.found.objective.line(displacement / length, [length])[0])

        def losses(direction: Floats, distances: Floats) -> Floats:
            return np.array([at(shift + s * direction) for s in distances]) - at(shift)

        return losses

    def _after(self, moved: Surroundings, source: str) -> Prospect | None:
        """The own forecast before and after; that of gradient descent where the own one is unknown."""
        then = moved.own() or moved.plain()
        now = None if self.own is None else self.own.median
        known = math.isfinite(then.median) and then.has_interval
        if then.regime.startswith(UNSTABLE) or not known:
            return None if now is None else Prospect(now, None, "until it leaves")
        return Prospect(now, then.median, f"{then.optimizer}: {source}")

    def _exponent(self, rate: float, size: int) -> LyapunovExponent | None:
        curvatures = self.found.sample_curvatures
        if curvatures is None:
            return None
        return lyapunov_exponent(
            rate,
            curvatures,
            min(size, len(curvatures)),
            replacement=False,
            seed=self.found.seed,
        )

    def _by(self, exponent: LyapunovExponent, source: str) -> Prospect | None:
        """Growth from the offset to the radius at a Lyapunov exponent."""
        if self.around is None or not self.around.way_out.offsets[0]:
            return None
        span = math.log(max(self.around.radius / float(self.around.way_out.offsets[0]), 1.0))
        now = None if self.own is None else self.own.median
        return Prospect(now, span / exponent.value, source)


_HALF = "until half of what the slope promises is won"


def _escapes(exponent: LyapunovExponent) -> bool:
    return exponent.value - SIGMAS * exponent.standard_error > 0.0

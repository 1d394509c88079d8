"""How long each optimizer would need out of a saddle of a real run."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unsaddle import streams
from unsaddle.diagnosis.escape.batch_noise import BatchNoise, SampleNoise
from unsaddle.diagnosis.escape.beyond import Beyond
from unsaddle.diagnosis.escape.common_rules import (
    COMMON_RULES,
    common_settings,
    common_stepper,
)
from unsaddle.diagnosis.escape.quadratic_model import QuadraticModel
from unsaddle.diagnosis.escape.trip import MAX_WORK, StepOf, Trip, follow
from unsaddle.diagnosis.escape.way_out import WayOut
from unsaddle.diagnosis.probe import QUADRATIC_TOL
from unsaddle.diagnosis.subject import Stepper
from unsaddle.krylov import GradientModel
from unsaddle.theory import (
    FALL_FORMULA,
    EscapeTime,
    Forecast,
    LyapunovExponent,
    Method,
    Mode,
    MomentumForm,
    growth_rate,
    stability_edge,
    steps_to_fall,
)

Floats = NDArray[np.float64]

DEFAULT_MOMENTUM = 0.9
# At the radius the loss has departed by a fifth from the quadratic. A quartic wall has then taken 40 %
# off the slope and cost ½ ln(1/0.6) = 0.26 growth times, a cubic one 30 % and ln(1/0.7) = 0.36.
MODEL_END = 0.36
SGD_FAMILY = ("SGD",)
UNSTABLE = "unstable"  # how the regime of a forecast begins that is no escape but a divergence
# Losses on the way of a trip, and how far beyond its end they go.
N_BEYOND, BEYOND_LENGTH = 12, 1.3
N_TRIPS = 5  # through different batches; their spread enters the interval
EXTRAPOLATED = "extrapolated by growth and by pace"  # in the regime of what was too long to follow
NEVER_STILL = "exact symmetry: never without noise"
STANDSTILL = "learning rate 0: never"
TRIP_FORMULA = (
    "its own steps on g + H d and what losses on their way add to that, until as much is lost as at "
    f"the radius R; interval: R times e^±{MODEL_END}, and the spread over batches"
)


@dataclass(frozen=True)
class Surroundings:
    """What the forecasts of one run share."""

    way_out: WayOut
    model: GradientModel | None  # the gradient in its own Krylov space; None for a zero gradient
    quadratic: QuadraticModel
    beyond: Beyond | None  # along the escape direction
    losses: Callable[
        [Floats, Floats], Floats
    ]  # at distances along a direction, less that of the point
    rounding: float  # a gradient component below this is zero
    radius: float  # along the escape direction
    noise_std: Floats  # (m,), of a batch gradient along each direction, at the saddle
    batch_noise: SampleNoise | None  # of all coordinates; None for full batches
    lyapunov: LyapunovExponent | None  # of the run's own batches, where the noise vanishes
    steepest: float  # the largest eigenvalue
    largest_curvature: float  # in magnitude
    optimizer: str | None
    settings: Mapping[str, Any]
    stepper: Callable[[], Stepper | None]  # a fresh copy of the live optimizer
    weight_decay: float  # that SGD adds to the gradient
    seed: int

    def forecasts(self) -> tuple[Forecast, ...]:
        """Return the forecast of each common optimizer, the run's own first."""
        own = self.own()
        found = [
            self._linear("gradient descent", "gradient_descent", 0.0),
            self._linear("heavy ball", "heavy_ball", self._momentum),
            self._linear("Nesterov", "nesterov", self._momentum),
            *(self._fresh(name) for name in COMMON_RULES),
        ]
        if own is None:
            return tuple(found)
        return (own, *(forecast for forecast in found if forecast.optimizer != own.optimizer))

    def current(self) -> str | None:
        """The name under which the run's own optimizer stands among the forecasts."""
        if self.optimizer not in SGD_FAMILY:
            return self.optimizer if self.optimizer and self.stepper() is not None else None
        if not self.settings.get("momentum"):
            return "gradient descent"
        return "Nesterov" if self.settings.get("nesterov") else "heavy ball"

    @property
    def _momentum(self) -> float:
        return float(self.settings.get("momentum") or DEFAULT_MOMENTUM)

    @property
    def _rate(self) -> float:
        """The run's learning rate where it is of the SGD family and above 0; else 1 / curvature."""
        if self.optimizer in SGD_FAMILY and not self._standstill:
            return float(self.settings["learning_rate"])
        rate = 1.0 / max(self.largest_curvature, 1e-12)
        return float(f"{min(rate, 0.1):.0e}")

    @property
    def _standstill(self) -> bool:
        """Whether the run's own learning rate is 0."""
        return self.settings.get("learning_rate") == 0

    def modes(self) -> tuple[Mode, ...]:
        """Return the directions as modes; radii scale so that each means the same fall of the loss.

        Weight decay takes its share off the negative curvature; what it outweighs is no way out.
        """
        sizes = np.abs(self.way_out.curvatures)
        return tuple(
            Mode(
                curvature=float(size) - self.weight_decay,
                offset=float(offset),
                noise_std=float(std),
                radius=self.radius * math.sqrt(float(sizes[0] / size)),
            )
            for size, offset, std in zip(sizes, self.way_out.offsets, self.noise_std, strict=True)
            if size > self.weight_decay
        )

    # ---- the run's own -------------------------------------------------------------------------

    def plain(self) -> Forecast:
        """Return the forecast of gradient descent, for runs whose own optimizer is unknown."""
        return self._linear("gradient descent", "gradient_descent", 0.0)

    def own(self) -> Forecast | None:
        """Return the forecast of the run's own optimizer; None where it cannot be followed."""
        name = self.current()
        if name is None:
            return None
        settings = _numbers(self.settings)
        if self._standstill:
            never = math.inf
            return Forecast(name, settings, never, never, never, STANDSTILL, TRIP_FORMULA)
        if self.optimizer not in SGD_FAMILY or "groups" in self.settings:
            return self._by_trips(name, settings, self.stepper)
        momentum = float(self.settings.get("momentum") or 0.0)
        if self.settings.get("dampening"):
            return self._by_trips(name, settings, self.stepper)
        methods: dict[str, Method] = {
            "gradient descent": "gradient_descent",
            "heavy ball": "heavy_ball",
            "Nesterov": "nesterov",
        }
        forecast = self._linear(name, methods[name], momentum)
        if momentum and forecast.regime.startswith("offset-dominated"):
            # The law starts with an empty buffer; the run's own is not.
            followed = self._by_trips(name, settings, self.stepper)
            return forecast if EXTRAPOLATED in followed.regime else followed
        return forecast

    # ---- gradient descent and momentum, in closed form ------------------------------------------

    def _linear(self, name: str, method: Method, momentum: float) -> Forecast:
        rate = self._rate
        settings = {"learning_rate": rate}
        if momentum:
            settings["momentum"] = momentum
        modes = self.modes()
        if not modes:
            never, formula = math.inf, "growth needs λ above the weight decay (theory.md 2.1)"
            held = "weight decay outweighs the negative curvature: never"
            return Forecast(name, settings, never, never, never, held, formula)
        forecast = EscapeTime(method, rate, momentum, modes).forecast(name, settings)
        edge = stability_edge(method, rate, momentum)
        if self.steepest > edge:
            beyond = f"the largest eigenvalue {self.steepest:.3g} is beyond {edge:.3g}"
            forecast = self._with_model_error(forecast, method, momentum)
            regime = f"{UNSTABLE}: it diverges, {beyond}"
            return replace(forecast, regime=regime)
        forecast = self._all_falling(forecast, method, momentum, modes)
        forecast = self._with_model_error(forecast, method, momentum)
        if forecast.regime in ("noise-dominated", "mixed"):
            # theory.md 2.4: within an epoch without replacement the noise cancels in part.
            regime = f"{forecast.regime}; batches drawn anew, a reshuffled epoch leaves later"
            forecast = replace(forecast, regime=regime)
        if self.lyapunov is None or math.isinf(forecast.median):
            return forecast
        if method == "gradient_descent":
            forecast = self._multiplicative(forecast, self.lyapunov)
        else:
            regime = f"{forecast.regime}; noise that vanishes is left out"
            forecast = replace(forecast, regime=regime)
        return self._as_far_as_the_model_holds(forecast, momentum)

    def _all_falling(
        self, forecast: Forecast, method: Method, momentum: float, modes: tuple[Mode, ...]
    ) -> Forecast:
        """Count by the fall of the loss where offsets decide: directions that fall together add up."""
        if forecast.regime != "offset-dominated" or self.model is None:
            return forecast
        rate = forecast.settings["learning_rate"]
        felt = np.abs(self.model.components) > self.rounding
        together = steps_to_fall(
            MomentumForm.of(method, momentum),
            rate,
            self.model.ritz_values,
            np.where(felt, self.model.components, 0.0),
            self._fall(self.radius),
            self.weight_decay,
        )
        quiet = tuple(replace(mode, noise_std=0.0) for mode in modes)
        sooner = EscapeTime(method, rate, momentum, quiet).median - together
        if not math.isfinite(sooner):
            return forecast
        median, q05, q95 = (max(n - sooner, 0.0) for n in _times(forecast))
        formula = f"{forecast.formula}; {FALL_FORMULA}"
        return replace(forecast, median=median, q05=q05, q95=q95, formula=formula)

    def _with_model_error(self, forecast: Forecast, method: Method, momentum: float) -> Forecast:
        """Widen the interval by what the end of the quadratic model can shift."""
        if math.isinf(forecast.median) or forecast.median == 0.0:
            return forecast
        h = forecast.settings["learning_rate"] * self.modes()[0].curvature
        shift = MODEL_END / float(growth_rate(method, h, momentum))
        return replace(
            forecast,
            q05=max(forecast.q05 - shift, 0.0),
            q95=forecast.q95 + shift,
            formula=f"{forecast.formula}; interval widened by {MODEL_END}/ln r for the model's end",
        )

    def _multiplicative(self, forecast: Forecast, lyapunov: LyapunovExponent) -> Forecast:
        """Growth at the Lyapunov exponent of the run's batches instead of ln(1 + ηλ); theory.md 2.5."""
        formula = f"{forecast.formula}; times ln(1+ηλ)/Λ, Λ = E ln|1 - lr h_B| (theory.md 2.5)"
        if lyapunov.attracts or lyapunov.value <= 0:
            regime = "noise that vanishes at the saddle attracts (Λ < 0): never"
            never = math.inf
            return replace(
                forecast, median=never, q05=never, q95=never, regime=regime, formula=formula
            )
        rate = forecast.settings["learning_rate"]
        growth = math.log1p(rate * abs(float(self.way_out.curvatures[0])))
        # Each time is a distance in ln|x|, which the walk through the batches takes early or late.
        median, q05, q95 = (
            lyapunov.steps_to_grow(n * growth, share)
            for n, share in zip(_times(forecast), (0.5, 0.05, 0.95), strict=True)
        )
        regime = f"{forecast.regime}; growth at the Lyapunov exponent of the run's batches"
        formula = f"{formula}; interval: first passage of ln|x| too"
        return replace(forecast, median=median, q05=q05, q95=q95, regime=regime, formula=formula)

    def _as_far_as_the_model_holds(self, forecast: Forecast, momentum: float) -> Forecast:
        """Take the interval off where noise carries the run as far from the model as the radius."""
        floor = self._noise_floor(forecast.settings["learning_rate"] / (1.0 - momentum))
        fall = self._real_fall(self.radius)
        if math.isinf(forecast.median) or floor <= QUADRATIC_TOL * fall:
            return forecast
        regime = (
            f"no interval: the batches' noise raises the loss by about {floor:.2g}, more than a "
            f"fifth of the fall of {fall:.2g} on the way out; the model at the saddle does not hold"
        )
        return replace(forecast, q05=0.0, q95=math.inf, regime=regime)

    def _noise_floor(self, rate: float) -> float:
        """By how much the batches' noise raises the loss where SGD is at rest; rate: η/(1 - μ).

        η tr C/4 for a stable quadratic (Mandt, Hoffman & Blei 2017, Stochastic Gradient Descent as
        Approximate Bayesian Inference, section 4).
        """
        if self.batch_noise is None:
            return 0.0
        return 0.25 * rate * float(np.sum(np.square(self.batch_noise.here), dtype=np.float64))

    # ---- anything else: its own steps on the quadratic model -------------------------------------

    def _fall(self, radius: float) -> float:
        """How far the quadratic model has fallen at a distance from the saddle."""
        size = abs(float(self.way_out.curvatures[0]))
        return 0.5 * size * (radius**2 - float(self.way_out.offsets[0]) ** 2)

    def _real_fall(self, radius: float) -> float:
        """How far the loss itself has, on the side where it has fallen farther."""
        if self.beyond is None:
            return self._fall(radius)
        return self._fall(radius) - min(self.beyond.value(radius), self.beyond.value(-radius))

    def _fresh(self, name: str) -> Forecast:
        """Return the forecast of a common rule with fresh state."""
        n_dims = len(self.quadratic.gradient)
        return self._by_trips(name, common_settings(name), lambda: common_stepper(name, n_dims))

    def _by_trips(
        self, name: str, settings: Mapping[str, float], stepper: Callable[[], StepOf | None]
    ) -> Forecast:
        """Return when an optimizer leaves, by following it through the quadratic model."""
        never = math.inf
        unmoved = not self.way_out.offsets.any() and not (self.noise_std > self.rounding).any()
        first = None if unmoved else self._trip(stepper, self.beyond)
        if first is None:
            return Forecast(name, dict(settings), never, never, never, NEVER_STILL, TRIP_FORMULA)
        beyond = self._beyond_on(first)
        trips = [self._trip(stepper, beyond) or first]
        if self.batch_noise is not None:
            trips = self._noisy(stepper, trips[0], beyond, self.batch_noise) or trips
        first = trips[0]
        there = [trip.steps for trip in trips if trip.end == "there"]
        grows = self.optimizer in SGD_FAMILY and stepper == self.stepper
        early, middle, late = self._beyond(first, grows)
        if len(there) == len(trips):
            sooner, steps = np.array(there).T
            # From R to e^0.36 R it takes as long as from e^-0.36 R to R where the distance grows by a
            # factor a step, and e^0.36 times as long where steps are of one length.
            later = steps + math.exp(MODEL_END) * (steps - sooner)
            early, middle, late = (
                float(np.quantile(each, share))
                for each, share in ((sooner, 0.05), (steps, 0.5), (later, 0.95))
            )
        regime = self._regime(first, len(trips))
        return Forecast(name, dict(settings), middle, early, late, regime, TRIP_FORMULA)

    def _beyond_on(self, trip: Trip) -> Beyond | None:
        """Return what the loss adds to the model on the straight way to the end of a trip.

        An optimizer that divides by the size of gradients does not leave along the escape direction.
        """
        length = float(np.linalg.norm(trip.displacement))
        if trip.end != "there" or length == 0.0:
            return self.beyond
        direction = trip.displacement / length
        place = self.quadratic.start()
        place.move(trip.displacement)
        slope = float(self.quadratic.gradient @ direction)
        bend = 2 * (-place.fall - slope * length) / length**2
        distances = np.linspace(0.0, BEYOND_LENGTH * length, N_BEYOND + 1)[1:]
        model = slope * distances + 0.5 * bend * distances**2
        return Beyond(direction, distances, self.losses(direction, distances) - model)

    def _noisy(
        self,
        stepper: Callable[[], StepOf | None],
        quiet: Trip,
        beyond: Beyond | None,
        samples: SampleNoise,
    ) -> list[Trip]:
        """Return trips through batches, whose noise is that on the way of the trip without noise."""
        way = quiet.displacement
        if quiet.end != "there":
            way = self.radius * self.way_out.escape_direction
        noise = samples.along(way)
        first = self._trip(stepper, beyond, noise)
        if first is None:
            return []
        spent = first.n_steps * float(self.quadratic.work(2 * len(noise.here)))
        n_more = min(N_TRIPS - 1, int(MAX_WORK / max(spent, 1.0)) - 1)
        if first.end != "there":
            n_more = 0
        more = [self._trip(stepper, beyond, noise, k) for k in range(1, n_more + 1)]
        return [first, *(trip for trip in more if trip is not None)]

    def _trip(
        self,
        stepper: Callable[[], StepOf | None],
        beyond: Beyond | None,
        noise: BatchNoise | None = None,
        index: int = 0,
    ) -> Trip | None:
        step_of = stepper()
        if step_of is None:
            return None
        return follow(
            self.quadratic,
            step_of,
            [self._real_fall(self.radius * math.exp(-MODEL_END)), self._real_fall(self.radius)],
            beyond=beyond,
            noise=noise,
            generator=streams.generator(self.seed, "trip", index),
        )

    def _regime(self, first: Trip, n_trips: int) -> str:
        """Say what the followed run was, and what became of it."""
        if first.end == "unstable":
            return f"{UNSTABLE}: it diverges on the quadratic model"
        if first.end == "still":
            return NEVER_STILL
        if first.steps[-1] == 0.0:
            return "already outside"
        if first.longest > self.radius:
            length = f"{first.longest / self.radius:.2g}"
            return f"steps up to {length} radii long: it may jump over what lies there"
        noise = "full batches"
        if self.batch_noise is not None:
            plural = "s" if n_trips > 1 else ""
            noise = f"batches' noise drawn anew, {n_trips} run{plural}"
        held = f"followed on the quadratic model; {noise}"
        if first.end == "limit":
            held += f"; after {first.n_steps:,} steps {EXTRAPOLATED}"
        return held

    def _beyond(self, trip: Trip, grows: bool) -> tuple[float, float, float]:
        """Extrapolate a run that was not out at the limit: early by growth, otherwise by pace.

        Gradient descent and momentum grow by a factor a step, and that is all there is to them.
        """
        if trip.end in ("unstable", "still"):
            return math.inf, math.inf, math.inf
        half, last = (max(fall, 0.0) for fall in trip.falls)
        if not last > half > 0:
            return float(trip.n_steps), math.inf, math.inf
        # A fall goes as the square of the distance; so does its goal.
        ratio = math.sqrt(max(self._real_fall(self.radius) / last, 1.0))
        rate = math.log(last / half) / trip.n_steps  # of the distance: twice half the steps
        early = trip.n_steps + math.log(ratio) / rate
        if grows:
            return early - MODEL_END / rate, early, early + MODEL_END / rate
        pace = 1 - math.sqrt(half / last)
        return early, trip.n_steps * (1 + (ratio - 1) / (2 * pace)), math.inf


def _times(forecast: Forecast) -> tuple[float, float, float]:
    return forecast.median, forecast.q05, forecast.q95


def _numbers(settings: Mapping[str, Any]) -> dict[str, float]:
    """Return the settings that are numbers, betas one by one."""
    found = {
        name: float(value)
        for name, value in settings.items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    }
    for j, beta in enumerate(settings.get("betas") or (), start=1):
        found[f"beta{j}"] = float(beta)
    return found

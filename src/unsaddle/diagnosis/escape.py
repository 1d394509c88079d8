"""The way out of a saddle of a real run: its directions, and how long each optimizer would need."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unsaddle.curvature import CurvatureOperator
from unsaddle.krylov import GradientModel, from_gradient
from unsaddle.spectrum import Spectrum, both_ends
from unsaddle.theory import (
    FRESH_ADAPTIVE_FORMULA,
    EscapeTime,
    Forecast,
    LyapunovExponent,
    Method,
    Mode,
    fresh_adaptive_steps,
    growth_rate,
    stability_edge,
)

Floats = NDArray[np.float64]

MAX_DIRECTIONS = 8  # of negative curvature that enter a forecast
# The gradient's own Krylov space counts as seeing the smallest eigenvalue from this share of it on.
SEEN_SHARE = 0.99
GRADIENT_PRODUCTS = 40  # for the gradient's own Krylov space
PRECONDITIONED_PRODUCTS = 80  # for the smallest eigenvalue in Adam's live geometry, to 1 %
DEFAULT_MOMENTUM = 0.9
# At the radius the loss has departed by a fifth from the quadratic. A quartic wall has then taken 40 %
# off the slope and cost ½ ln(1/0.6) = 0.26 growth times, a cubic one 30 % and ln(1/0.7) = 0.36.
MODEL_END = 0.36
DEFAULT_ADAM_RATE = 1e-3  # PyTorch's
SGD_FAMILY = ("SGD",)
ADAM_FAMILY = ("Adam", "AdamW")
UNSTABLE = "unstable"  # how the regime of a forecast begins that is no escape but a divergence


@dataclass(frozen=True)
class WayOut:
    """Directions of negative curvature, the escape direction first.

    The escape direction is the one in which gradient descent will leave: the gradient's projection
    on the eigenspace of the smallest eigenvalue, which may have many dimensions (every hidden unit of
    a network has its own copy). Where the gradient has no part there, any eigenvector serves.
    """

    directions: Floats  # (m, n_parameters), orthonormal rows
    curvatures: Floats  # (m,), negative
    offsets: Floats  # (m,), distance from the saddle along each, zero or positive

    @property
    def escape_direction(self) -> Floats:
        """The unit direction, signed downhill."""
        return self.directions[0]


def find_way_out(
    spectrum: Spectrum, model: GradientModel | None, gradient: Floats, rounding: float
) -> WayOut:
    """Return the directions of negative curvature that matter.

    Args:
        spectrum: with a negative smallest eigenvalue.
        model: the gradient in its own Krylov space; None for a zero gradient.
        gradient: (n_parameters,).
        rounding: a gradient component below this is zero.
    """
    smallest = spectrum.smallest
    rows: list[Floats] = []
    values: list[float] = []
    if model is not None:
        count = int(np.sum(model.ritz_values < min(0.0, 0.01 * smallest.value)))
        # An eigenvalue that the gradient does not feel appears in exact arithmetic never, in floating
        # point late; its component is then rounding.
        felt = [j for j in range(count) if abs(model.components[j]) > rounding]
        vectors = model.vectors(count)
        rows = [vectors[j] for j in felt]
        values = [float(model.ritz_values[j]) for j in felt]
    if not values or values[0] > SEEN_SHARE * smallest.value:
        own = smallest.vector.astype(np.float64)
        for row in rows:
            own = own - (own @ row) * row
        own /= np.linalg.norm(own)
        rows.insert(0, own if own @ gradient <= 0 else -own)
        values.insert(0, smallest.value)
    return _merged(np.array(rows), np.array(values), gradient, rounding)


def _merged(rows: Floats, values: Floats, gradient: Floats, rounding: float) -> WayOut:
    """One direction per group of nearly equal curvatures: the one along which the run moves.

    A network's hidden units share their eigenvalues, which a little distance from the saddle parts by
    a little. Within a group all components grow alike, so their sum is what leaves.
    """
    slopes = rows @ gradient
    slopes[np.abs(slopes) <= rounding] = 0.0
    offsets = np.abs(slopes / values)
    order = np.argsort(values, kind="stable")
    groups: list[list[int]] = []
    for j in order:
        if groups and values[j] <= SEEN_SHARE * values[groups[-1][0]]:
            groups[-1].append(int(j))
        else:
            groups.append([int(j)])
    directions, curvatures, distances = [], [], []
    for group in groups:
        weights = offsets[group]
        if not weights.any():
            group, weights = group[:1], np.ones(1)
            distance = 0.0
        else:
            distance = float(np.linalg.norm(weights))
            weights = weights / distance
        directions.append(weights @ rows[group])
        curvatures.append(float(weights**2 @ values[group]))
        distances.append(distance)
    most = slice(MAX_DIRECTIONS)
    return WayOut(np.array(directions)[most], np.array(curvatures)[most], np.array(distances)[most])


@dataclass(frozen=True)
class Surroundings:
    """What the forecasts of one run share."""

    way_out: WayOut
    gradient: Floats
    rounding: float  # a gradient component below this is zero
    radius: float  # along the escape direction
    noise_std: Floats  # (m,), of a batch gradient along each direction, at the saddle
    lyapunov: LyapunovExponent | None  # of the run's own batches, where the noise vanishes
    steepest: float  # the largest eigenvalue
    largest_curvature: float  # in magnitude
    optimizer: str | None
    settings: Mapping[str, Any]
    preconditioner: Floats | None  # of the live optimizer
    weight_decay: float  # that SGD adds to the gradient
    operator: CurvatureOperator
    seed: int

    def forecasts(self) -> tuple[Forecast, ...]:
        """Return the forecast of each common optimizer, the run's own first."""
        found = [
            self._linear("gradient descent", "gradient_descent", 0.0),
            self._linear("heavy ball", "heavy_ball", self._momentum),
            self._linear("Nesterov", "nesterov", self._momentum),
            self._adam(),
        ]
        own = self.current()
        return tuple(sorted(found, key=lambda f: f.optimizer != own))

    def current(self) -> str | None:
        """The name under which the run's own optimizer stands among the forecasts."""
        if self.optimizer in ADAM_FAMILY:
            return "Adam"
        if self.optimizer not in SGD_FAMILY:
            return None
        if not self.settings.get("momentum"):
            return "gradient descent"
        return "Nesterov" if self.settings.get("nesterov") else "heavy ball"

    @property
    def _momentum(self) -> float:
        return float(self.settings.get("momentum") or DEFAULT_MOMENTUM)

    @property
    def _rate(self) -> float:
        """The run's learning rate where it is of the SGD family; else 1 / largest curvature."""
        if self.optimizer in SGD_FAMILY:
            return float(self.settings["learning_rate"])
        rate = 1.0 / max(self.largest_curvature, 1e-12)
        return float(f"{min(rate, 0.1):.0e}")

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
        forecast = self._with_model_error(forecast, method, momentum)
        if forecast.regime in ("noise-dominated", "mixed"):
            # theory.md 2.4: within an epoch without replacement the noise cancels in part.
            regime = f"{forecast.regime}; batches drawn anew, a reshuffled epoch leaves later"
            forecast = replace(forecast, regime=regime)
        edge = stability_edge(method, rate, momentum)
        if self.steepest > edge:
            beyond = f"the largest eigenvalue {self.steepest:.3g} is beyond {edge:.3g}"
            regime = f"{UNSTABLE}: it diverges, {beyond}"
            return replace(forecast, regime=regime)
        if self.lyapunov is None or math.isinf(forecast.median):
            return forecast
        if method == "gradient_descent":
            return self._multiplicative(forecast, self.lyapunov)
        regime = f"{forecast.regime}; noise that vanishes is left out"
        return replace(forecast, regime=regime)

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
        size = abs(float(self.way_out.curvatures[0]))
        slower = math.log1p(forecast.settings["learning_rate"] * size) / lyapunov.value
        return replace(
            forecast,
            median=forecast.median * slower,
            q05=forecast.q05 * slower,
            q95=forecast.q95 * slower,
            regime=f"{forecast.regime}; growth at the Lyapunov exponent of the run's batches",
            formula=formula,
        )

    def _adam(self) -> Forecast:
        settings = {"learning_rate": DEFAULT_ADAM_RATE, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
        if self.optimizer in ADAM_FAMILY:
            beta1, beta2 = self.settings["betas"]
            settings = {
                "learning_rate": float(self.settings["learning_rate"]),
                "beta1": float(beta1),
                "beta2": float(beta2),
                "eps": float(self.settings["eps"]),
            }
            if self.preconditioner is not None:
                live = self._adam_live(settings, self.preconditioner)
                fresh = self._adam_fresh(settings)
                # A step is at most about the learning rate, whatever was divided by before: growth at a
                # fixed preconditioner holds only as long as the gradient is small beside its root.
                if live.median >= fresh.median:
                    return live
                regime = "steps bounded by the learning rate, as from fresh state; noise left out"
                return replace(fresh, settings=live.settings, regime=regime)
        return self._adam_fresh(settings)

    def _adam_fresh(self, settings: dict[str, float]) -> Forecast:
        steps = fresh_adaptive_steps(
            "adam",
            settings["learning_rate"],
            self.way_out.escape_direction,
            abs(float(self.way_out.curvatures[0])),
            float(self.way_out.offsets[0]),
            self.radius,
            {key: settings[key] for key in ("beta1", "beta2", "eps")},
        )
        regime = "fresh state, one direction, noise left out"
        if math.isinf(steps):
            regime = "exact symmetry: never without noise"
        return Forecast("Adam", settings, steps, steps, steps, regime, FRESH_ADAPTIVE_FORMULA)

    def _adam_live(self, settings: dict[str, float], diagonal: Floats) -> Forecast:
        """The EMA recursion in the geometry of the live preconditioner, which is held fixed."""
        operator = self.operator.scaled(1.0 / diagonal)
        bent = both_ends(
            operator,
            seed=self.seed,
            rel_tol=0.01,
            max_products=PRECONDITIONED_PRODUCTS,
            dense_limit=0,
        )
        size = -bent.smallest.value
        regime = "live preconditioner held fixed, noise left out"
        formula = (
            "EMA recursion r² - (1+β+(1-β)h) r + β = 0, h = lr·|λ(P^-½ H P^-½)| (theory.md 2.1)"
        )
        settings = {**settings, "preconditioned_smallest_eigenvalue": bent.smallest.value}
        if not size > 0:
            never = "no negative curvature in the live geometry"
            return Forecast("Adam", settings, math.inf, math.inf, math.inf, never, formula)
        # y = P^(1/2) x: a displacement y v is x = y P^(-1/2) v, and the gradient in y is P^(-1/2) g.
        root = 1.0 / np.sqrt(diagonal)
        slope = root * self.gradient
        rounding = self.rounding * float(root.max())
        model = None
        if np.linalg.norm(slope) > rounding:
            model = from_gradient(operator, slope, min(GRADIENT_PRODUCTS, len(slope)))
        way = find_way_out(bent, model, slope, rounding)
        mode = Mode(
            curvature=abs(float(way.curvatures[0])),
            offset=float(way.offsets[0]),
            noise_std=0.0,
            radius=self.radius / float(np.linalg.norm(root * way.escape_direction)),
        )
        time = EscapeTime("ema_momentum", settings["learning_rate"], settings["beta1"], (mode,))
        forecast = time.forecast("Adam", settings)
        return replace(forecast, regime=f"{forecast.regime}; {regime}", formula=formula)

"""What a diagnosis forecasts of a run with another optimizer, its settings or its batch size."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from typing import Any

from unsaddle.diagnosis import Report
from unsaddle.diagnosis.decision import Decision
from unsaddle.diagnosis.measurements import Measurements
from unsaddle.theory import Forecast

CONFIDENCE = 0.95  # of no weight here: the spectrum is the report's
_COMPARED = ("learning_rate", "momentum")
# What is the same for every optimizer and batch size at one point.
_SHARED = (
    "operator",
    "loss",
    "gradient",
    "spectrum",
    "probe",
    "model",
    "typical_gradient",
    "way_out",
    "direction",
    "image_of_direction",
    "noise",
    "variances_at_saddle",
    "sample_curvatures",
)


class Ground:
    """One diagnosed point, from which runs that differ in their steps are forecast.

    Attributes:
        n_products: Hessian-vector products spent so far, beside the diagnosis's own.
    """

    def __init__(self, report: Report, seed: int) -> None:
        self._report = report
        self._seed = seed
        self._first: Measurements | None = None

    @property
    def n_products(self) -> int:  # noqa: D102 - said above
        return 0 if self._first is None else self._first.cost.n_products

    def forecast(self, run: Any, objective: Any) -> Forecast | None:
        """Return when a run would leave; None where its optimizer cannot be followed.

        Curvature and line probe are the report's; the noise is measured once, at the first call.

        Args:
            run: with its optimizer, which stands at the point that was diagnosed.
            objective: of the run, with its batch size.
        """
        if self._first is None:
            self._first = self._measurements(run, objective)
            vars(self._first).update(
                loss=self._report.loss,
                spectrum=self._report.spectrum,
                probe=self._report.line_probe,
            )
        found, first = self._measurements(run, objective), self._first
        vars(found).update({name: getattr(first, name) for name in _SHARED})
        if first.sample_noise is not None:
            size = objective.batch_size
            noise = dataclasses.replace(first.sample_noise, batch_size=size)
            vars(found).update(sample_noise=noise)
        decision = Decision(found)
        vars(decision).update(kind=self._report.kind)
        surroundings = decision.surroundings
        return None if surroundings is None else surroundings.own()

    def _measurements(self, run: Any, objective: Any) -> Measurements:
        tell = lambda stage, done, limit: None  # noqa: E731
        mode = self._report.mode
        return Measurements(run, objective, self._seed, CONFIDENCE, 0, tell, mode)


def forecast_of(
    report: Report, optimizer: str | None, settings: Mapping[str, Any]
) -> Forecast | None:
    """Return a report's forecast of the optimizer that it diagnosed; None where there is none.

    Args:
        report: the diagnosis.
        optimizer: name of the class.
        settings: in the words of `TorchTraining.settings`.
    """
    name = _name(optimizer, settings)
    for forecast in report.forecast:
        agrees = all(_agree(forecast.settings, settings, key) for key in _COMPARED)
        if forecast.optimizer == name and agrees:
            return forecast
    return None


def _name(optimizer: str | None, settings: Mapping[str, Any]) -> str | None:
    """Return the name under which an optimizer is forecast."""
    if optimizer != "SGD":
        return optimizer
    if not settings.get("momentum"):
        return "gradient descent"
    return "Nesterov" if settings.get("nesterov") else "heavy ball"


def _agree(one: Mapping[str, float], other: Mapping[str, Any], key: str) -> bool:
    return math.isclose(float(one.get(key) or 0.0), float(other.get(key) or 0.0), rel_tol=1e-6)

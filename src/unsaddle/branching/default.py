"""What a diagnosis suggests to try: its forecasts, and what its cause calls for."""

from __future__ import annotations

import dataclasses
import math

from unsaddle.branching.candidate import AS_IT_IS, DTYPES, Candidate, Surroundings, parse
from unsaddle.critical import Kind
from unsaddle.diagnosis import Cause, Report
from unsaddle.diagnosis.escape import UNSTABLE
from unsaddle.theory import Forecast

LARGEST_FACTOR = 10.0  # of the learning rate
SAFE_SHARE = 0.9  # of the stability edge
SMALLER_BATCH = 16  # times smaller than the full batch
MOMENTUM = 0.9
# The name of each forecast, and how the same optimizer is typed here.
_TYPED = {
    "gradient descent": "sgd",
    "heavy ball": "momentum",
    "Nesterov": "nesterov",
    "Adam": "adam",
}
_SHORT = {
    "learning_rate": "lr",
    "momentum": "momentum",
}


def default_candidates(
    report: Report, around: Surroundings, n_samples: int, batch_size: int | None, dtype: str
) -> list[Candidate]:
    """Return the untouched baseline, then what the diagnosis of a run suggests.

    Args:
        report: the diagnosis.
        around: what words leave out.
        n_samples: of the run.
        batch_size: of the run; None for full batches.
        dtype: of its parameters.
    """
    suggested = [(AS_IT_IS, "the untouched baseline")]
    suggested += _of_cause(report, n_samples, batch_size, dtype)
    suggested += [
        (typed_forecast(forecast), "forecast in its own geometry")
        for forecast in report.forecast
        # The run's own, of whatever class, is the baseline.
        if not forecast.regime.startswith(UNSTABLE) and forecast.optimizer != report.optimizer
    ]
    if not report.forecast:
        suggested += [
            ("momentum", "a usual change of optimizer"),
            ("adam lr=0.001", "a usual change of optimizer"),
        ]
    found: dict[object, Candidate] = {}
    for text, reason in suggested:
        made = parse(text, around)
        if _is_own(made, report):
            continue
        key = (made.optimizer, made.settings, made.rate_factor, made.batch_size, made.dtype)
        found.setdefault((*key, made.moves), dataclasses.replace(made, reason=reason))
    return list(found.values())


def typed_forecast(forecast: Forecast) -> str:
    """Return the words of a candidate with the optimizer of a forecast.

    >>> settings = {"learning_rate": 0.05, "momentum": 0.9}
    >>> typed_forecast(Forecast("heavy ball", settings, 1.0, 1.0, 1.0, "", ""))
    'momentum lr=0.05 momentum=0.9'
    """
    name = _TYPED.get(forecast.optimizer, forecast.optimizer.lower())
    settings = [f"{_SHORT[k]}={v:g}" for k, v in forecast.settings.items() if k in _SHORT]
    return " ".join([name, *settings])


def _is_own(candidate: Candidate, report: Report) -> bool:
    """Whether a fresh optimizer of the same class and settings is what the run has already."""
    if candidate.optimizer is None or candidate.batch_size or candidate.moves:
        return False
    name, *words = str(candidate.optimizer).split()
    if name != f"torch.{report.optimizer}":
        return False
    given = dict(word.split("=", 1) for word in words)
    return all(
        float(given.get(short, 0.0)) == float(report.settings.get(ours) or 0.0)
        for ours, short in _SHORT.items()
    ) and (given.get("nesterov") == "true") == bool(report.settings.get("nesterov"))


def _of_cause(
    report: Report, n_samples: int, batch_size: int | None, dtype: str
) -> list[tuple[str, str]]:
    """Return what the cause calls for, in words, with the reason."""
    cause, why = report.cause, f"the cause is {report.cause}"
    rate = _larger_rate(report)
    smaller = f"batch={max(1, n_samples // SMALLER_BATCH)}"
    is_full = batch_size is None or batch_size >= n_samples
    if cause is Cause.DEAD_UNITS:
        again = "revive dead units"
        return [(again, why), (f"{again} + adam lr=0.001", why), ("perturb", why), *rate]
    if cause is Cause.BELOW_RESOLUTION:
        wider = DTYPES[min(DTYPES.index(dtype) + 1, 3)] if "16" not in dtype else "float32"
        return [(wider, why), *rate, ("adam lr=0.001", why)]
    if report.kind not in (Kind.STRICT_SADDLE, Kind.MAXIMUM):
        found = [*rate, ("lr x0.1", "a smaller step"), ("perturb", "off the point")]
        return [*found, *([(smaller, "noise")] if is_full else [])]
    found = [
        ("negative curvature step", "the certified way out"),
        ("perturb along escape", "the certified way out"),
        ("perturb", "off the saddle without knowing the way out"),
    ]
    if cause is Cause.WEIGHT_DECAY and report.line_probe is not None:
        lower = 0.1 * abs(report.line_probe.curvature)
        found.insert(0, (f"weight_decay={lower:.1g}", why))
    if cause is Cause.NOISE_VANISHES and report.noise is not None and report.noise.attracts:
        size = min(n_samples, 16 * (batch_size or n_samples))
        found.insert(0, (f"batch={size}", "the noise attracts: less of it"))
    if is_full:
        found.append((smaller, "noise"))
    return [*found, *rate]


def _larger_rate(report: Report) -> list[tuple[str, str]]:
    """Return a larger learning rate that stays stable, where there is room for one."""
    rate = report.settings.get("learning_rate")
    if not rate or report.spectrum.status != "ok":
        return []
    factor, reason = LARGEST_FACTOR, "larger steps"
    steepest = report.spectrum.largest.value
    if report.optimizer == "SGD" and steepest > 0:
        edge = 2.0 * (1.0 + float(report.settings.get("momentum") or 0.0)) / steepest
        factor = min(factor, SAFE_SHARE * edge / float(rate))
        reason = f"larger steps, below the stability edge {edge:.3g}"
    factor = _one_digit(factor) if factor > 0 else 0.0
    return [(f"lr x{factor:g}", reason)] if factor >= 1.5 else []


def _one_digit(value: float) -> float:
    """Round down to one digit."""
    unit = 10.0 ** math.floor(math.log10(value))
    return float(f"{math.floor(value / unit + 1e-9) * unit:.1g}")

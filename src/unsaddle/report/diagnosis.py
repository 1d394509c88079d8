"""A diagnosis in words and cells: the verdict first, then what it rests on."""

from __future__ import annotations

import math

from unsaddle.diagnosis import Report
from unsaddle.diagnosis.sampling import Sampling
from unsaddle.figures.numbers import chance, density_words, forecast_settings, number
from unsaddle.report.geometry import geometry_rows
from unsaddle.report.groups import groups_parts
from unsaddle.report.view import Cell, Item, Section, Table, View, row
from unsaddle.theory import Forecast

_NOISE_TYPES = {
    "I": "Type I, it is there at the saddle",
    "II": "Type II, it vanishes at the saddle",
    "none": "none along the direction",
}
_PULLS = {
    True: "negative beyond its error, the noise pulls towards the saddle",
    False: "positive beyond its error, the distance grows",
    None: "its sign is open",
}


def view(report: Report) -> View:
    """Return what a diagnosis says."""
    parts: list[Table | Section] = [_evidence(report)]
    if report.advice:
        todo = tuple(Item(advice.lead, advice.rest) for advice in report.advice)
        parts.append(Section("What to do", todo))
    if report.notes:
        parts.append(Section("Notes", report.notes))
    picture_after = len(parts)
    if report.forecast:
        parts.append(_forecast(report.forecast))
    if report.sampling is not None:
        parts.append(_sampling(report.sampling))
    if report.groups is not None:
        parts += groups_parts(report.groups)
    walk = tuple(Item(step.question, step.answer, step.evidence) for step in report.decided)
    parts.append(Section("How it was decided", walk))
    if report.margins:
        parts.append(Section("What would change the verdict", tuple(map(str, report.margins))))
    thresholds = ", ".join(f"{name} {_limit(value)}" for name, value in report.thresholds.items())
    title = f"Is {report.title} stuck at a saddle point, and why?"
    if report.n_samples is None:
        title = f"What is this point of {report.title}, and what leads on from it?"
    return View(
        title=title,
        headline=report.sentence(),
        parts=tuple(parts),
        protocol=(*report.protocol(), f"thresholds: {thresholds}"),
        picture_after=picture_after,
    )


def _evidence(report: Report) -> Table:
    value = row("value", f"{report.loss:.6g}", "of the function at x, the same when called again")
    if report.n_samples is not None:
        of = f" of {report.sampling.n_whole:,}" if report.sampling else ""
        samples = f"mean over {report.n_samples:,}{of} samples, {report.mode}"
        value = row("loss", f"{report.loss:.6g}", samples)
    rows = [
        value,
        _gradient(report),
        *_derivatives(report),
        *_spectrum(report),
        *geometry_rows(report),
        *_probe(report),
        *_noise(report),
        *_optimizer(report),
    ]
    return Table("Evidence", ("quantity", "found", "how sure"), tuple(rows))


def _gradient(report: Report) -> tuple[Cell, ...]:
    gradient = report.gradient
    error, measure = "one sample: no sampling error", "the loss"
    if gradient.sampling_error is not None:
        error = f"sampling error {number(gradient.sampling_error)}"
    if report.n_samples is None:
        error = "sampling error not applicable: no samples"
        measure = f"what the function changes by within {report.thresholds['reach']:g}"
    gain = f"following it would gain {100 * gradient.gain_share:.3g} % of {measure}"
    zero = ""
    if gradient.z is not None:
        within = "zero within its error" if gradient.zero_within_error else "not zero"
        zero = f"; {within} (z = {gradient.z:.2f})"
    verdict = Cell(
        f"{gradient.norm:.4g}; {'critical' if gradient.critical else 'not critical'}",
        tone="held" if gradient.critical else "good",
    )
    return row("gradient norm", verdict, f"{error}; {gain}{zero}")


def _derivatives(report: Report) -> list[tuple[Cell, ...]]:
    """How the derivatives of a plain function were made."""
    return [
        row(f"{made.name} made by", made.road, f"error {made.error:.1e}; {made.check}")
        for made in report.derivatives
    ]


def _optimizer(report: Report) -> list[tuple[Cell, ...]]:
    """What a SciPy result says of its point."""
    says = report.optimizer_says
    if says is None:
        return []
    words = [says.message.strip().rstrip(".")] if says.message else []
    if says.gradient_norm is not None and says.gradient_gap is not None:
        words.append(
            f"its gradient has the norm {says.gradient_norm:.3g} and is {says.gradient_gap:.1e} away "
            "from the one found here"
        )
    return [row("optimizer", "converged" if says.success else "not converged", "; ".join(words))]


def _spectrum(report: Report) -> list[tuple[Cell, ...]]:
    found = report.spectrum
    if found.status != "ok":
        reason = f"the products with the Hessian were {found.status}"
        return [row("spectrum", Cell("undecided", tone="bad"), reason)]
    low, high = found.smallest, found.largest
    cost = f"{low.n_products:,} products" + ("" if low.converged else ", not converged")
    cost_high = f"{high.n_products:,} products" + ("" if high.converged else ", not converged")
    index = (
        f"{found.index_at_least}" if found.index_resolved else f"at least {found.index_at_least}"
    )
    return [
        row(
            "smallest eigenvalue",
            Cell(f"{low.value:.6g}", tone="held" if low.certified < 0 else "plain"),
            f"{report.proof} ≤ {low.certified:.6g}; ≥ {low.bound:.6g} {chance(low)}; "
            f"residual {low.residual:.1e}; {cost}",
        ),
        row(
            "largest eigenvalue",
            f"{high.value:.6g}",
            f"{report.proof} ≥ {high.certified:.6g}; ≤ {high.bound:.6g} {chance(high)}; "
            f"residual {high.residual:.1e}; {cost_high}",
        ),
        row(
            "index",
            index,
            f"negative eigenvalues of {found.n_dims:,}, "
            + ("all counted" if found.index_resolved else "there may be more")
            + "; below 1e-8 of the largest they count as zero",
        ),
        _density(report),
    ]


def _density(report: Report) -> tuple[Cell, ...]:
    """Say how the eigenvalues divide between the signs."""
    density = report.density
    if density is None or density.status != "ok":
        reason = "too few products were left of the limit: 40 more give a first estimate"
        if density is not None:
            reason = f"the products with the Hessian were {density.status}"
        return row("negative share", "not estimated", reason)
    share = density.negative
    n_zero, n_positive = (
        round(density.n_dims * s.value) for s in (density.near_zero, density.positive)
    )
    if density.method == "dense":
        return row(
            "negative share",
            f"{100 * share.value:.3g} %",
            f"{density.index:,.0f} negative, {n_zero:,} zero, {n_positive:,} positive: all counted",
        )
    scatter = "one probe does not show its scatter"
    if density.n_probes > 1 and share.probe_sd > 0:
        ratio = share.measured_sd / share.probe_sd
        scatter = f"they scatter {number(ratio)} times as predicted"
    return row(
        "negative share",
        f"{100 * share.value:.3g} ± {100 * share.error:.2g} %",
        f"{density_words(density)} count as neither; with them at most {density.index_at_most:,}; "
        f"{density.n_probes} probes, {density.n_products:,} products; {scatter}",
    )


def _probe(report: Report) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    probe = report.line_probe
    if probe is not None:
        sides = ", ".join(probe.falls).replace("-", "−")
        gain = 100 * probe.relative_gain
        saved = f"lowest loss {probe.lowest_loss:.6g}" + (
            f", {gain:.3g} % below" if probe.confirmed and math.isfinite(gain) else ""
        )
        if report.n_samples is None:  # a value may be shifted at will: no share of it says anything
            fall = max(probe.loss - probe.lowest_loss, 0.0)
            saved = f"lowest value {probe.lowest_loss:.6g}, {fall:.3g} below"
        holds = (
            f"quadratic up to {number(probe.radius)}"
            if math.isfinite(probe.radius)
            else "quadratic as far as it went"
        )
        rows.append(
            row(
                "line probe",
                f"falls on side {sides}" if probe.confirmed else "does not fall",
                f"{holds}; {saved}; {probe.n_evaluations} values, no derivative",
            )
        )
    if report.difference_check is not None:
        tol = report.thresholds.get("difference_tol")
        rows.append(
            row(
                "product check",
                f"{report.difference_check:.1e} apart",
                "product along the direction against a difference of gradients"
                + ("" if tol is None else f"; accepted up to {number(tol)}"),
            )
        )
    if report.offset is not None:
        rows.append(
            row("offset", number(report.offset), "distance from the saddle along the way out")
        )
    return rows


def _noise(report: Report) -> list[tuple[Cell, ...]]:
    if report.n_samples is None:
        return [row("gradient noise", "not applicable", "a plain function has no samples")]
    noise = report.noise
    if noise is None:
        return []
    share = "no isotropic share to compare with"
    if noise.ratio is not None:
        share = f"{number(noise.ratio)} of the isotropic share {number(noise.isotropic_share)}"
    name, text = "noise along the probe", share
    if noise.type is not None:
        name = "noise on the way out"
        text = (
            f"{share}; {_NOISE_TYPES[noise.type]}: variance {number(noise.at_saddle)} there, "
            f"{number(noise.at_radius)} a radius away"
        )
    rows = [row(name, f"variance {number(noise.along_escape)}", text)]
    if noise.lyapunov is not None:
        error = "" if noise.lyapunov_error is None else f"± {number(noise.lyapunov_error)} "
        rows.append(
            row(
                "Lyapunov exponent",
                number(noise.lyapunov),
                f"{error}per step, with batches of {noise.batch_size}: {_PULLS[noise.attracts]}",
            )
        )
    return rows


def _sampling(sampling: Sampling) -> Section:
    """What the samples used say of all."""
    return Section(
        f"What {sampling.n_used:,} samples say of all {sampling.n_whole:,}",
        (sampling.curvature_sentence(), sampling.gradient_sentence()),
    )


def _forecast(forecasts: tuple[Forecast, ...]) -> Table:
    rows = tuple(
        row(
            Cell(f.optimizer, forecast_settings(f)),
            _steps(f.median),
            " – ".join(dict.fromkeys((_steps(f.q05), _steps(f.q95)))) if f.has_interval else "open",
            f.regime,
        )
        for f in forecasts
    )
    return Table(
        "Forecast: steps until it leaves",
        ("optimizer", "median", "5 % – 95 %", "decided by"),
        rows,
        frozenset({1, 2}),
    )


def _limit(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else number(value)


def _steps(n: float) -> str:
    return "never" if math.isinf(n) else f"{n:,.0f}"

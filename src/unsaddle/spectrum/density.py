"""How many eigenvalues are negative, and where the others lie: the density of a spectrum.

Three shares, which add up to one: below, near and above zero. Near is what Lanczos cannot tell from
zero at the resolution that is stated with it; it counts as neither sign. A spectrum whose bulk sits
at zero therefore has a small negative share, a large share near zero, and an index with a wide
interval, instead of a number that a rounding decides.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import Any, Literal, final

import numpy as np

from unsaddle.curvature import Float64Array
from unsaddle.errors import InvalidInput
from unsaddle.krylov import Status

Z_95 = 1.959963984540054  # normal quantile of the 95 % intervals


@final
@dataclass(frozen=True)
class Share:
    """A share of the eigenvalues, averaged over probes; all not-a-number when nothing is known.

    Attributes:
        value: mean over the probes.
        low, high: 95 % interval (Wilson's, so that a share of zero has one too) of the probes' chance,
            widened by the eigenvalues that the products' own error may carry over its limits.
        probe_sd: standard deviation of one probe as the Beta law predicts it, √(2p(1-p)/(n+2)).
        measured_sd: the same, measured between the probes; not-a-number with a single one.
        error: standard error of `value`, from the larger of the two.
    """

    value: float
    low: float
    high: float
    probe_sd: float
    measured_sd: float
    error: float

    def to_dict(self) -> dict[str, float | None]:
        """Return plain data; None for not-a-number."""
        return {k: v if math.isfinite(v) else None for k, v in vars(self).items()}


@final
@dataclass(frozen=True, eq=False)
class Window:
    """The share of eigenvalues seen through a Gaussian window that slides over a signed axis.

    Attributes:
        values: where the window stands, (points,), from the smallest Ritz value to the largest.
        shares: mean over the probes; the window's height is 1, so that an eigenvalue far from all
            others gives its own share.
        errors: standard error between the probes, (points,); zero if exact, not-a-number with a
            single probe.
    """

    values: Float64Array
    shares: Float64Array
    errors: Float64Array


@final
@dataclass(frozen=True, eq=False)
class Density:
    """The spectral measure as probes see it; the eigenvalues themselves when exact.

    Attributes:
        n_dims: of the operator.
        nodes: per probe its Ritz values, ascending; all eigenvalues when exact.
        weights: per probe their shares, each adding up to 1.
        resolution: absolute; Ritz values up to this far from zero count as near zero.
        error: how far the products' own error may move an eigenvalue, beyond rounding; 0 where
            rounding is all.
        negative: share below -resolution.
        near_zero: share within ±resolution: neither sign.
        positive: share above it.
        by_sign: share of negative Ritz values whatever the resolution, those within rounding of zero
            left out: the usual estimate, to be believed where the spectrum is smooth or empty
            around zero.
        index: estimate of the number of eigenvalues below -resolution, n_dims times `negative`.
        index_low, index_high: its 95 % interval; never below the number that Ritz values prove.
        index_at_most: the same with what is near zero counted as negative.
        method: "dense" when every eigenvalue is known, else "Lanczos".
        status: "ok", or what was wrong with a product; then nothing is known.
        n_products: spent here.
        seed: of the probes; None when there were none.
        interrupted: stopped from outside (Ctrl-C); the probes before it count.
    """

    n_dims: int
    nodes: tuple[Float64Array, ...] = field(repr=False)
    weights: tuple[Float64Array, ...] = field(repr=False)
    resolution: float
    error: float
    negative: Share
    near_zero: Share
    positive: Share
    by_sign: Share
    index: float
    index_low: int
    index_high: int
    index_at_most: int
    method: Literal["dense", "Lanczos"]
    status: Status
    n_products: int
    seed: int | None
    interrupted: bool

    @property
    def n_probes(self) -> int:
        """Random vectors that were followed; 0 when exact."""
        return 0 if self.method == "dense" else len(self.nodes)

    def window(self, linear: float | None, n_points: int = 401) -> Window:
        """Return the shares through a sliding window, for a picture.

        Its standard deviation is a sixtieth of the axis: arbitrary, the eye resolves no more.

        Args:
            linear: where the axis turns from linear to logarithmic; None: linear throughout.
            n_points: places of the window, evenly spaced on that axis.

        Raises:
            InvalidInput: the density is not known.

        >>> from unsaddle.curvature import CurvatureOperator
        >>> from unsaddle.spectrum import spectral_density
        >>> two = CurvatureOperator.from_matrix(np.diag([-1.0, 1.0, 1.0, 1.0]))
        >>> seen = spectral_density(two, seed=0).window(linear=None, n_points=3)
        >>> seen.values.tolist(), seen.shares.round(2).tolist()
        ([-1.0, 0.0, 1.0], [0.25, 0.0, 0.75])
        """
        if not self.nodes:
            raise InvalidInput(
                f"the window of a density with status {self.status!r}",
                "a density that is known",
                "Look at `status` first: products were not finite or not symmetric.",
            )
        size = max(float(np.abs(values).max()) for values in self.nodes)
        unit = linear or size or 1.0
        place, back = (np.arcsinh, np.sinh) if linear else (np.positive, np.positive)
        spread = 2 * float(place(max(size, unit) / unit)) / 60
        # Not beyond the ends: there is nothing, and the window would reach there.
        ends = [pick(float(pick(v)) for v in self.nodes) / unit for pick in (min, max)]
        places = np.linspace(place(ends[0]), place(ends[1]), n_points)
        seen = np.array(
            [
                np.exp(-0.5 * ((places[:, None] - place(values / unit)) / spread) ** 2) @ shares
                for values, shares in zip(self.nodes, self.weights, strict=True)
            ]
        )
        return Window(
            values=back(places) * unit,
            shares=seen.mean(axis=0),
            errors=np.zeros(n_points) if self.method == "dense" else _standard_errors(seen),
        )

    def to_dict(self) -> dict[str, Any]:
        """Return plain data for JSON; None stands for what is not a number."""
        return {
            "negative": self.negative.to_dict(),
            "near_zero": self.near_zero.to_dict(),
            "positive": self.positive.to_dict(),
            "by_sign": self.by_sign.to_dict(),
            "resolution": self.resolution if math.isfinite(self.resolution) else None,
            "error": self.error,
            "index": self.index if math.isfinite(self.index) else None,
            "index_low": self.index_low,
            "index_high": self.index_high,
            "index_at_most": self.index_at_most,
            # The eigenvalues themselves are in the spectrum's own data.
            "nodes": [v.tolist() for v in self.nodes] if self.n_probes else None,
            "weights": [w.tolist() for w in self.weights] if self.n_probes else None,
            "n_dims": self.n_dims,
            "n_probes": self.n_probes,
            "n_products": self.n_products,
            "method": self.method,
            "status": self.status,
            "seed": self.seed,
            "interrupted": self.interrupted,
        }


def density_of(
    *,
    nodes: list[Float64Array],
    weights: list[Float64Array],
    resolution: float,
    zero_tol: float,
    error: float,
    n_dims: int,
    method: Literal["dense", "Lanczos"],
    status: Status,
    **rest: Any,
) -> Density:
    """Return the shares of what each probe saw; nothing when a product was wrong."""
    exact = method == "dense"
    if status != "ok":
        nodes, weights, resolution = [], [], math.nan

    def counted(low: float, high: float) -> Share:
        """Of the Ritz values above `low` and up to `high`."""
        per_probe = [
            float(w[(v > low) & (v <= high)].sum()) for v, w in zip(nodes, weights, strict=True)
        ]
        return _share(np.array(per_probe), n_dims, exact)

    def share(low: float, high: float) -> Share:
        """The same, with what the error of the products may carry over either limit."""
        found = counted(low, high)
        if error == 0.0:
            return found
        inside, outside = (counted(low - e, max(low - e, high + e)) for e in (-error, error))
        return replace(found, low=min(found.low, inside.low), high=max(found.high, outside.high))

    below = np.nextafter(-resolution, -math.inf)  # a value at -resolution is near zero
    negative = share(-math.inf, below)
    widest = share(-math.inf, resolution)
    # Cauchy's interlacing theorem: there are at least as many eigenvalues below any number; those of
    # the operator itself lie within its error of those that its products have.
    proved = max((int(np.count_nonzero(v <= below - error)) for v in nodes), default=0)
    n_low, n_high, n_widest = (
        [int(n_dims * s + 0.5) for s in (negative.low, negative.high, widest.high)]
        if status == "ok"
        else [0, n_dims, n_dims]
    )
    known_exactly = exact and status == "ok"
    return Density(
        n_dims=n_dims,
        nodes=tuple(nodes),
        weights=tuple(weights),
        resolution=resolution,
        error=error,
        negative=negative,
        near_zero=share(below, resolution),
        positive=share(resolution, math.inf),
        by_sign=share(-math.inf, np.nextafter(-zero_tol, -math.inf)),
        index=float(round(n_dims * negative.value)) if known_exactly else n_dims * negative.value,
        index_low=max(n_low, proved),
        index_high=max(n_high, proved),
        index_at_most=n_widest,
        method=method,
        status=status,
        **rest,
    )


def _share(per_probe: Float64Array, n_dims: int, exact: bool) -> Share:
    """Return the mean over probes with its errors, predicted and measured."""
    n_probes = len(per_probe)
    if n_probes == 0:
        return Share(*[math.nan] * 6)
    value = min(1.0, max(0.0, float(per_probe.mean())))
    if exact:
        return Share(value, value, value, 0.0, 0.0, 0.0)
    # One probe has the variance of (n+2)/2 independent draws of an eigenvalue.
    n_draws = n_probes * (n_dims + 2) / 2
    probe_sd = math.sqrt(2 * value * (1 - value) / (n_dims + 2))
    measured_sd = float(per_probe.std(ddof=1)) if n_probes > 1 else math.nan
    if measured_sd > probe_sd > 0:
        n_draws *= (probe_sd / measured_sd) ** 2
    z2 = Z_95**2 / n_draws
    centre = (value + z2 / 2) / (1 + z2)
    half = math.sqrt(z2 * (value * (1 - value) + z2 / 4)) / (1 + z2)
    return Share(
        value=value,
        low=max(0.0, centre - half),
        high=min(1.0, centre + half),
        probe_sd=probe_sd,
        measured_sd=measured_sd,
        error=float(np.fmax(probe_sd, measured_sd)) / math.sqrt(n_probes),
    )


def _standard_errors(seen: Float64Array) -> Float64Array:
    """Return the standard errors of means over the first axis; not-a-number for a single row."""
    if len(seen) == 1:
        return np.full(seen.shape[1], math.nan)
    return seen.std(axis=0, ddof=1) / math.sqrt(len(seen))

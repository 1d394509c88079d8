"""What a diagnosis measures of a run or a function: curvature, way out, line probe, noise."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import numpy as np
from numpy.typing import NDArray

from unsaddle.curvature import CurvatureOperator
from unsaddle.diagnosis.escape import (
    GRADIENT_PRODUCTS,
    SGD_FAMILY,
    WayOut,
    find_way_out,
)
from unsaddle.diagnosis.noise import ZERO_TOL, NoiseEvidence, noise_type
from unsaddle.diagnosis.probe import (
    LOSS_ROUNDING,
    Line,
    LineProbe,
    bends_as_said,
    probe_line,
)
from unsaddle.diagnosis.subject import Accuracy, Objective, Run, SampledObjective
from unsaddle.diagnosis.verdict import GradientEvidence
from unsaddle.gradient_noise import GradientNoise, gradient_noise
from unsaddle.krylov import GradientModel, from_gradient
from unsaddle.spectrum import Density, Spectrum, both_ends, spectral_density
from unsaddle.theory import LyapunovExponent, lyapunov_exponent

Floats = NDArray[np.float64]
Progress = Callable[[str, int, int], None]  # stage, done, limit

# A plateau: following the gradient would gain less than this share of the loss, in so many steps
# where nothing bends.
FLAT_STEPS = 1000
FLAT_SHARE = 1e-3
# A gradient that so many float64 roundings of the parameters would make is zero.
N_ROUNDINGS = 100
# The U-statistic is right-skewed: theory.md 2.6 asks for 3 where a normal test at 1 % asks for 2.33.
Z_LIMIT = 3.0
# The product and the difference of two gradients may differ by this much, relative to the product.
DIFFERENCE_TOL = 1e-3
SHRINKS = (1.0, 0.1, 0.01)  # of the difference's step
# Curvature below this share of the largest magnitude is called flat where it cannot be resolved.
FLAT_CURVATURE_SHARE = 1e-3
# The same where derivatives are differences of a plain function, whose errors are estimates: what lies
# within them is called flat only where they are this small beside the curvature around.
DIFFERENCED_FLAT_SHARE = 1e-6
DENSE_LIMIT = 1500  # parameters up to which the whole matrix is formed; see `both_ends`
# Probes of the density, and products of each, as far as the limit of products leaves them. Five of
# 40 give a share of 10 % of 10,000 eigenvalues to 2 % of itself.
DENSITY_PROBES, DENSITY_PRODUCTS = 5, 40
N_NOISE_DIRECTIONS = 24  # in the picture of noise against curvature


@dataclass
class Measurements:
    """What is measured of one run; each is computed once, when first asked for.

    Attributes:
        mode: of the run, in words.
        accuracy: of a plain function, in the place of samples; None where there are samples.
    """

    training: Run
    objective: Objective
    seed: int
    confidence: float
    max_products: int
    tell: Progress
    mode: str
    accuracy: Accuracy | None = None

    @cached_property
    def loss(self) -> float:
        """The full-data mean loss."""
        return self.objective.loss()

    @cached_property
    def gradient(self) -> Floats:
        """Its gradient, (n_parameters,)."""
        return self.objective.gradient()

    @cached_property
    def operator(self) -> CurvatureOperator:
        """Its Hessian, by products."""
        return self.objective.operator()

    @cached_property
    def spectrum(self) -> Spectrum:
        """Both ends of the Hessian's spectrum."""
        return both_ends(
            self.operator,
            seed=self.seed,
            confidence=self.confidence,
            max_products=self.max_products,
            dense_limit=self.accuracy.dense_limit if self.accuracy else DENSE_LIMIT,
            progress=lambda done, limit: self.tell(
                "curvature: Hessian-vector products", done, limit
            ),
        )

    @property
    def sampled(self) -> SampledObjective | None:
        """The objective as a mean over samples; None where it has none."""
        if self.objective.n_samples is None:
            return None
        return cast(SampledObjective, self.objective)

    @cached_property
    def density(self) -> Density | None:
        """Where the eigenvalues lie; None where the limit of products leaves too few to say."""
        spectrum = self.spectrum
        if spectrum.status != "ok":
            return None
        costly = self.accuracy is not None and self.accuracy.costly
        spare = 0 if costly else self.max_products - spectrum.n_products
        n_probes = min(DENSITY_PROBES, spare // DENSITY_PRODUCTS)
        if spectrum.method != "dense" and (n_probes < 1 or spectrum.interrupted):
            return None
        try:
            return spectral_density(
                self.operator,
                n_probes=max(1, n_probes),
                n_products=DENSITY_PRODUCTS,
                seed=self.seed,
                known=spectrum,
                progress=lambda done, limit: self.tell(
                    "density: Hessian-vector products", done, limit
                ),
            )
        except (
            KeyboardInterrupt
        ):  # before the first probe was followed; the rest is worth reporting
            return None

    @cached_property
    def sample_noise(self) -> GradientNoise | None:
        """Gradient noise along the directions of the picture, the escape direction first.

        None, not zero, where there are no samples.
        """
        if self.sampled is None:
            return None
        self.tell("gradient noise: one gradient per sample", 0, 1)
        return gradient_noise(
            self.sampled,
            self.noise_directions,
            batch_size=self.objective.batch_size,
            seed=self.seed,
        )

    @cached_property
    def rounding(self) -> float:
        """A component of the mean gradient below this is rounding of per-sample sums."""
        if self.accuracy is not None:
            return self.accuracy.gradient_rounding
        largest = max(1.0, float(np.max(np.abs(self.objective.point), initial=0.0)))
        scale = max(self.typical_gradient, 1e-300)
        return ZERO_TOL * scale * largest

    @cached_property
    def typical_gradient(self) -> float:
        """Root mean square norm of the per-sample gradients; not-a-number without samples."""
        if self.sampled is None:
            return math.nan
        samples = self.sampled.sample_gradients(np.empty((0, self.objective.n_parameters)))
        return math.sqrt(float(np.mean(samples.squared_norms)))

    @cached_property
    def model(self) -> GradientModel | None:
        """The gradient in its own Krylov space; None when it is zero to rounding."""
        if np.linalg.norm(self.gradient) <= self.rounding:
            return None
        n_steps = min(GRADIENT_PRODUCTS, self.objective.n_parameters)
        self.tell("the gradient's own directions", 0, 1)
        return from_gradient(self.operator, self.gradient, n_steps)

    @cached_property
    def way_out(self) -> WayOut | None:
        """Directions of negative curvature; None when none is proved."""
        if not self.is_bent_down:
            return None
        return find_way_out(self.spectrum, self.model, self.gradient, self.rounding)

    @property
    def is_bent_down(self) -> bool:
        """Whether negative curvature is proved beyond rounding."""
        spectrum = self.spectrum
        return spectrum.status == "ok" and spectrum.smallest.certified < -spectrum.zero_tol

    @cached_property
    def direction(self) -> Floats:
        """The escape direction, or the direction of the smallest curvature."""
        if self.way_out is not None:
            return self.way_out.escape_direction
        return self.spectrum.smallest.vector.astype(np.float64)

    @cached_property
    def noise_directions(self) -> Floats:
        """The escape direction first, then what the picture shows."""
        return np.array([self.direction, *self.spectrum.vectors_across(N_NOISE_DIRECTIONS)])

    @cached_property
    def probe(self) -> LineProbe | None:
        """The loss along the escape direction; None without a spectrum."""
        if self.spectrum.status != "ok":
            return None
        self.tell("line probe along the escape direction", 0, 1)
        return probe_line(*self._line_along(self.direction))

    def _line_along(self, u: Floats) -> tuple[Line, float, float, float, float, float]:
        """What a line probe along a unit direction needs."""
        return (
            lambda distances: self.objective.line(u, distances),
            self.loss,
            float(u @ self.gradient),
            float(u @ self.operator.precise_product(u)),
            10.0 * (1.0 + float(np.linalg.norm(self.objective.point))),
            LOSS_ROUNDING * self.objective.resolution / float(np.finfo(np.float64).eps),
        )

    @cached_property
    def loss_agrees(self) -> bool:
        """Whether values of the loss bend as products say, along the way out and at both ends."""
        smallest, largest = self.spectrum.smallest.vector, self.spectrum.largest.vector
        rows = [self.direction, smallest.astype(np.float64), largest.astype(np.float64)]
        lines = [self._line_along(u) for u in rows]
        # A curvature that is rounding itself has nothing to be confirmed.
        bent = [line for line in lines if abs(line[3]) > self.spectrum.zero_tol]
        return all(bends_as_said(*line) is not False for line in bent)

    @cached_property
    def difference_check(self) -> float | None:
        """Relative distance of the product along the direction from a difference of gradients."""
        if self.spectrum.status != "ok":
            return None
        product = self.operator.precise_product(self.direction)
        # Along a flat direction the product is rounding; then the spectrum's size is the measure.
        ends = max(abs(self.spectrum.smallest.value), abs(self.spectrum.largest.value))
        scale = max(float(np.linalg.norm(product)), DIFFERENCE_TOL * ends)
        if scale == 0.0:
            return 0.0
        # Long steps cross kinks of rectifiers, short ones drown in rounding: the best of three.
        others = [self.objective.product_by_differences(self.direction, shrink=s) for s in SHRINKS]
        return min(float(np.linalg.norm(product - other)) for other in others) / scale

    @cached_property
    def gradient_evidence(self) -> GradientEvidence:
        """The gradient's size and the two tests of criticality."""
        noise = self.sample_noise
        z, error = None, None
        if noise is not None and math.isfinite(noise.z) and noise.total_variance > 0:
            z = noise.z
        if noise is not None and noise.n_samples > 1:
            error = noise.sampling_error
        gain = self._gain_share()
        residual = self.model.minimal_relative_residual if self.model else None
        return GradientEvidence(
            norm=float(np.linalg.norm(self.gradient)),
            sampling_error=error,
            z=z,
            gain_share=gain,
            gradient_flat_residual=residual,
            critical=gain <= FLAT_SHARE and not (self._is_beyond and self.loss_agrees),
            zero_within_error=z is None or z <= Z_LIMIT,
        )

    def _gain_share(self) -> float:
        """What following the gradient would gain, as a share of `scale`.

        Where the loss bends, as far as the critical point of the quadratic model; where it is flat, in
        `FLAT_STEPS` steps. A step counts as at least 1 / largest curvature: a run whose own steps are
        tiny must not look critical for that.
        """
        bend = max(abs(self.spectrum.smallest.value), abs(self.spectrum.largest.value))
        eps = float(np.finfo(np.float64).eps)
        resolved = N_ROUNDINGS * eps * bend * float(np.linalg.norm(self.objective.point))
        if self.model is None or np.linalg.norm(self.gradient) <= resolved:
            return 0.0
        rate = max(self._own_rate(), 1.0 / bend if bend > 0 else math.inf)
        with np.errstate(divide="ignore"):
            reach = np.minimum(FLAT_STEPS * rate, 0.5 / np.abs(self.model.ritz_values))
        gain = float(self.model.components**2 @ reach)
        return gain / max(self.scale, 1e-300)

    @cached_property
    def scale(self) -> float:
        """What a gain is measured by: the loss, or how much a plain function varies nearby."""
        if self.accuracy is not None:
            return self.accuracy.variation
        # A loss that happens to be near zero at the point is no measure; what can be won is one.
        fall = self.loss - self.probe.lowest_loss if self.probe is not None else 0.0
        return abs(self.loss) if abs(self.loss) > FLAT_SHARE * fall else fall

    @property
    def flat_curvature_share(self) -> float:
        """Curvature below this share of the scale is called flat where it cannot be resolved."""
        exact = self.accuracy is None or self.accuracy.exact
        return FLAT_CURVATURE_SHARE if exact else DIFFERENCED_FLAT_SHARE

    @property
    def curvature_scale(self) -> float:
        """What curvature is measured by: the larger end or, of a plain function, that nearby."""
        ends = (self.spectrum.smallest.value, self.spectrum.largest.value)
        nearby = self.accuracy.curvature if self.accuracy else 0.0
        return max(abs(ends[0]), abs(ends[1]), nearby)

    def _own_rate(self) -> float:
        """The run's step per gradient, momentum and preconditioner included; 0 without optimizer."""
        settings = self.training.settings()
        rate = float(settings.get("learning_rate") or 0.0)
        rate /= 1.0 - float(settings.get("momentum") or 0.0)
        preconditioner = self.training.preconditioner(self.objective)
        if preconditioner is None:
            return rate
        squares = self.gradient**2
        return rate * float(np.sum(squares / preconditioner) / np.sum(squares))

    @property
    def _is_beyond(self) -> bool:
        """Whether the point lies outside the quadratic neighbourhood of the saddle it would have."""
        return self.way_out is not None and bool(self.way_out.offsets[0] >= self.radius)

    @cached_property
    def noise(self) -> NoiseEvidence | None:
        """The noise along the way out; None without a spectrum, and without samples."""
        plain = self.sample_noise
        if self.spectrum.status != "ok" or plain is None:
            return None
        here = float(plain.along[0])
        shift = self._shift_to_saddle()
        at_saddle = here if shift is None else self._variance_at(shift)
        outwards = (0.0 if shift is None else shift) + self.radius * self.direction
        at_radius = self._variance_at(outwards)
        kind = None
        if self.is_bent_down:
            kind = noise_type(at_saddle, at_radius, plain.isotropic_share, self.typical_gradient**2)
        size = self.objective.batch_size
        exponent = self.lyapunov() if kind == "II" else None
        factor = plain.batch_factor()
        curvatures = np.einsum(
            "ij,ij->i",
            self.noise_directions,
            np.array([self.operator.product(row) for row in self.noise_directions]),
        )
        return NoiseEvidence(
            along_escape=here,
            isotropic_share=plain.isotropic_share,
            at_saddle=at_saddle,
            at_radius=at_radius,
            type=kind,
            batch_size=size,
            batch_std=math.sqrt(here * factor),
            lyapunov=exponent.value if exponent else None,
            lyapunov_error=exponent.standard_error if exponent else None,
            attracts=exponent.attracts if exponent else None,
            curvatures=curvatures,
            variances=plain.along,
        )

    def _variance_at(self, shift: Floats) -> float:
        """Variance of the per-sample gradients along the escape direction, away from the point."""
        if self.sampled is None:
            return math.nan
        moved = self.sampled.sample_gradients(self.direction, self.objective.point + shift)
        return float(np.var(moved.projections[:, 0]))

    @cached_property
    def radius(self) -> float:
        """How far along the escape direction the quadratic model holds."""
        if self.probe is None:
            return math.inf
        if math.isinf(self.probe.radius):  # quadratic as far as the probe went
            return float(np.max(np.abs(self.probe.distances)))
        return self.probe.radius

    def _shift_to_saddle(self) -> Floats | None:
        """The Newton step to the critical point of the quadratic model, in the gradient's space."""
        if self.model is None:
            return None
        values, components = self.model.ritz_values, self.model.components
        bent = np.abs(values) > FLAT_CURVATURE_SHARE * np.max(np.abs(values))
        if not bent.any():
            return None
        count = len(values)
        vectors = self.model.vectors(count)
        signed = -np.abs(components)  # `vectors` are signed downhill
        shift = -(signed[bent] / values[bent]) @ vectors[bent]
        length = float(np.linalg.norm(shift))
        return shift if length <= self.radius else shift * (self.radius / length)

    def lyapunov(self) -> LyapunovExponent | None:
        """Return the growth rate under plain SGD's own batches; None for anything else."""
        settings, size = self.training.settings(), self.objective.batch_size
        rate = settings.get("learning_rate")
        # With momentum the steps are no longer a product of independent factors.
        if not rate or size is None or self.training.optimizer_name not in SGD_FAMILY:
            return None
        if settings.get("momentum") or self.sampled is None:
            return None
        return lyapunov_exponent(
            float(rate),
            self.sampled.sample_curvature(self.direction),
            min(size, self.sampled.n_samples),
            replacement=False,
            seed=self.seed,
        )

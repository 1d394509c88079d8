"""What a diagnosis measures of a run or a function: curvature, way out, line probe, noise."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from unsaddle.curvature import CurvatureOperator
from unsaddle.diagnosis import ahead, along_the_way, roads
from unsaddle.diagnosis.cause import BUDGET_STEPS
from unsaddle.diagnosis.cost import Cost, Counted
from unsaddle.diagnosis.criticality import (
    FLAT_SHARE,
    FLAT_STEPS,
    Z_LIMIT,
    gradient_evidence,
    unknown_gradient,
)
from unsaddle.diagnosis.escape import (
    GRADIENT_PRODUCTS,
    QuadraticModel,
    SampleNoise,
    WayOut,
    find_way_out,
    sample_noise,
)
from unsaddle.diagnosis.geometry import OwnGeometry, own_geometry, whole_matrix
from unsaddle.diagnosis.interruption import Interruptible, measured
from unsaddle.diagnosis.noise import ZERO_TOL, NoiseEvidence
from unsaddle.diagnosis.probe import LineProbe, PointByPoint
from unsaddle.diagnosis.roads import DIFFERENCE_TOL
from unsaddle.diagnosis.subject import Accuracy, Objective, Run, SampledObjective
from unsaddle.diagnosis.tail import Tail
from unsaddle.diagnosis.verdict import GradientEvidence
from unsaddle.gradient_noise import GradientNoise
from unsaddle.krylov import GradientModel, from_gradient
from unsaddle.spectrum import (
    Density,
    Estimate,
    Spectrum,
    both_ends,
    nothing_known,
    spectral_density,
)
from unsaddle.theory import Answer, LyapunovExponent

__all__ = ["DIFFERENCE_TOL", "FLAT_SHARE", "FLAT_STEPS", "Z_LIMIT", "Measurements", "Progress"]

Floats = NDArray[np.float64]
Progress = Callable[[str, int, int], None]  # stage, done, limit

# Curvature below this share of the largest magnitude is called flat where it cannot be resolved.
FLAT_CURVATURE_SHARE = 1e-3
# Below this share it counts as zero in the index, too; sums over layers round off a part of 1e-14.
NEGLIGIBLE_SHARE = 1e-8
# The same where derivatives are differences of a plain function, whose errors are estimates: what lies
# within them is called flat only where they are this small beside the curvature around.
DIFFERENCED_FLAT_SHARE = 1e-6
PRODUCTS = "Hessian-vector products"  # in the progress line
DENSE_LIMIT = 1500  # parameters up to which the whole matrix is formed; see `both_ends`
# Probes of the density, and products of each, as far as the limit of products leaves them. Five of
# 40 give a share of 10 % of 10,000 eigenvalues to 2 % of itself.
DENSITY_PROBES, DENSITY_PRODUCTS = 5, 40
# Of the limit of memory: what the basis of the spectrum may take, and each of two smaller ones beside
# it, the density's and the gradient's; and the graphs that products keep. The rest is for samples' own
# gradients.
SPECTRUM_SHARE, OTHER_SHARE, GRAPH_SHARE = 0.4, 0.1, 0.25


@dataclass
class Measurements(Interruptible):
    """What is measured of one run; each is computed once, when first asked for.

    An interruption ends the measuring: what is `missing` then has a value that says "not known".

    Attributes:
        mode: of the run, in words.
        accuracy: of a plain function, in the place of samples; None where there are samples.
        n_whole: samples that the run draws batches from, where the objective has a part of them only.
        dense_limit: parameters up to which the whole matrix is formed; see `both_ends`.
        max_memory: bytes for all that grows with the number of parameters; None: half of what is free.
        budget: steps that one would wait for.
    """

    training: Run
    objective: Objective
    seed: int
    confidence: float
    max_products: int
    tell: Progress
    mode: str
    accuracy: Accuracy | None = None
    n_whole: int | None = None
    dense_limit: int = DENSE_LIMIT
    max_memory: int | None = None
    budget: int = BUDGET_STEPS

    def __post_init__(self) -> None:
        if not isinstance(cast(object, self.objective), Counted):
            told = PointByPoint(self.objective, self._tell_point)
            self.objective = cast(Objective, Counted(cast(Objective, told)))

    def _tell_point(self, done: int, limit: int) -> None:
        if self._depth:  # outside of a measurement nothing would catch an interruption
            self.tell("values of the loss along a line", done, limit)

    @property
    def cost(self) -> Cost:
        """What it cost so far."""
        return cast(Counted, self.objective).cost

    @measured("the loss", lambda _: math.nan)
    def loss(self) -> float:
        """The full-data mean loss."""
        return self.objective.loss()

    @measured("the gradient", lambda self: np.full(self.objective.n_parameters, math.nan))
    def gradient(self) -> Floats:
        """Its gradient, (n_parameters,)."""
        return self.objective.gradient()

    @cached_property
    def operator(self) -> CurvatureOperator:
        """Its Hessian, by products; what they keep between them stays within the limit of memory."""
        cost = getattr(self.objective, "cost_of_product", None)
        if self.sampled is None or self.max_memory is None or cost is None:
            return self.objective.operator()
        graphs = cost.bytes_per_sample * self.sampled.n_samples
        make: Callable[[str, bool], CurvatureOperator] = cast(Any, self.objective).operator
        return make("working", graphs <= GRAPH_SHARE * self.max_memory)

    @measured("both ends of the spectrum", lambda self: self.no_spectrum())
    def spectrum(self) -> Spectrum:
        """Both ends of the Hessian's spectrum; an interruption of the search itself ends only that."""
        known: list[Estimate] = []

        def tell(done: int, limit: int) -> None:
            self.tell(f"curvature: {known[-1].words() if known else PRODUCTS}", done, limit)

        made = both_ends(
            self.operator,
            seed=self.seed,
            confidence=self.confidence,
            max_products=self.max_products,
            dense_limit=self.accuracy.dense_limit if self.accuracy else self.dense_limit,
            max_memory=self._memory(SPECTRUM_SHARE),
            progress=tell,
            watch=known.append,
        )
        if made.status == "interrupted":
            self.missing.append("both ends of the spectrum")
        return made

    def no_spectrum(self) -> Spectrum:
        """Return what stands in the place of a spectrum that was never begun."""
        return nothing_known(self.objective.n_parameters, self.seed)

    def _memory(self, share: float) -> int | None:
        return None if self.max_memory is None else int(share * self.max_memory)

    @property
    def sampled(self) -> SampledObjective | None:
        """The objective as a mean over samples; None where it has none."""
        if self.objective.n_samples is None:
            return None
        return cast(SampledObjective, self.objective)

    @measured("the density of the spectrum")
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
        return spectral_density(
            self.operator,
            n_probes=max(1, n_probes),
            n_products=DENSITY_PRODUCTS,
            seed=self.seed,
            known=spectrum,
            max_memory=self._memory(OTHER_SHARE),
            progress=lambda done, limit: self.tell("density: Hessian-vector products", done, limit),
        )

    @measured("the gradient noise")
    def sample_noise(self) -> GradientNoise | None:
        """Gradient noise along the way out, the picture's directions, and the other ways out."""
        return along_the_way.noise_at_point(self)

    @cached_property
    def rounding(self) -> float:
        """A component of the mean gradient below this is rounding of per-sample sums."""
        if self.accuracy is not None:
            return self.accuracy.gradient_rounding
        largest = max(1.0, float(np.max(np.abs(self.objective.point), initial=0.0)))
        scale = max(self.typical_gradient, float(np.linalg.norm(self.gradient)), 1e-300)
        return ZERO_TOL * scale * largest

    @measured("the size of a sample's gradient", lambda _: math.nan)
    def typical_gradient(self) -> float:
        """Root mean square norm of the per-sample gradients; not-a-number without samples."""
        return along_the_way.typical_gradient(self)

    @measured("the gradient's own directions")
    def model(self) -> GradientModel | None:
        """The gradient in its own Krylov space; None when it is zero to rounding."""
        if np.linalg.norm(self.gradient) <= self.rounding:
            return None
        n_steps = min(GRADIENT_PRODUCTS, self.objective.n_parameters)
        self.tell("the gradient's own directions", 0, 1)
        return from_gradient(self.operator, self.gradient, n_steps, self._memory(OTHER_SHARE))

    @measured("the optimizer's own geometry")
    def geometry(self) -> Answer[OwnGeometry] | None:
        """Both ends as the live optimizer sees them, or why not; None without an optimizer."""
        live = self.training.geometry(self.objective)
        if live is None or live.value is None or self.spectrum.status != "ok":
            return None if live is None else Answer(None, live.regime, live.formula)
        found = own_geometry(
            live.value,
            live.regime,
            self.spectrum,
            self.operator,
            seed=self.seed,
            confidence=self.confidence,
            max_products=self.max_products,
            progress=lambda done, limit: self.tell(
                "the optimizer's own geometry: Hessian-vector products", done, limit
            ),
        )
        if found.spectrum.status != "ok":
            return Answer(None, f"its products are {found.spectrum.status}", live.formula)
        return Answer(found, live.regime, live.formula)

    @cached_property
    def quadratic(self) -> QuadraticModel:
        """The quadratic model on which optimizers are followed."""
        return QuadraticModel(
            self.operator,
            self.gradient,
            matrix=whole_matrix(self.spectrum),
            known=None if self.model is None else self.model.krylov,
        )

    @measured("the noise of the run's batches")
    def batch_noise(self) -> SampleNoise | None:
        """Samples from whose gradients the noise of the run's batches is drawn."""
        if self.sampled is None or self.sample_noise is None:
            return None
        return sample_noise(self.sampled, self.sample_noise.batch_factor(), self.seed)

    @measured("the way out")
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
    def pictured(self) -> tuple[Floats, Floats]:
        """Curvatures and directions across the spectrum, for the picture of the noise."""
        n_shown = along_the_way.N_PICTURED
        if self.max_memory is not None:  # some four copies of each are made on the way
            n_fit = int(OTHER_SHARE * self.max_memory / (32 * self.objective.n_parameters))
            n_shown = min(n_shown, max(2, n_fit))
        return self.spectrum.across(n_shown)

    @property
    def noise_directions(self) -> Floats:
        """The escape direction first, then what the picture shows."""
        return np.array([self.direction, *self.pictured[1]])

    @property
    def other_ways_out(self) -> Floats:
        """The ways out after the first, which the forecasts ask for too; (m, n_parameters)."""
        nothing = np.empty((0, self.objective.n_parameters))
        return nothing if self.way_out is None else self.way_out.directions[1:]

    @cached_property
    def image_of_direction(self) -> Floats:
        """The Hessian times the escape direction, precise: four questions need it."""
        return self.operator.precise_product(self.direction)

    @property
    def curvature_along_way_out(self) -> float:
        """The curvature along the escape direction."""
        return float(self.direction @ self.image_of_direction)

    @measured("the line probe")
    def probe(self) -> LineProbe | None:
        """The loss along the escape direction; None without a spectrum."""
        return roads.line_probe(self)

    @measured("the loss ahead of the slope")
    def tail(self) -> Tail | None:
        """The loss where the slope leads; None where it leads nowhere, or a way out is proved."""
        return ahead.tail_ahead(self)

    @cached_property
    def promise(self) -> float:
        """What the gradient would gain if the loss were quadratic."""
        return ahead.promise(self)

    @measured("the check of the curvature by the loss", lambda _: False)
    def loss_agrees(self) -> bool:
        """Whether values of the loss bend as products say, along the way out and at both ends."""
        return roads.loss_agrees(self)

    @measured("the check of a product by differences")
    def difference_check(self) -> float | None:
        """Relative distance of the product along the direction from a difference of gradients."""
        return roads.difference_check(self)

    @measured("the tests of the gradient", unknown_gradient)
    def gradient_evidence(self) -> GradientEvidence:
        """The gradient's size and the two tests of criticality."""
        return gradient_evidence(self)

    @cached_property
    def scale(self) -> float:
        """What a gain is measured by: the loss, or how much a plain function varies nearby."""
        if self.accuracy is not None:
            return self.accuracy.variation
        # A loss that happens to be near zero at the point is no measure; what can be won is one.
        fall = self.loss - self.probe.lowest_loss if self.probe is not None else 0.0
        return abs(self.loss) if abs(self.loss) > FLAT_SHARE * fall else fall

    @property
    def negligible_curvature(self) -> float:
        """Curvature so small beside the largest counts as zero, unless values of the loss show it."""
        ends = (abs(self.spectrum.smallest.value), abs(self.spectrum.largest.value))
        return max(self.spectrum.zero_tol, NEGLIGIBLE_SHARE * max(ends))

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

    @measured("the noise along the way out")
    def noise(self) -> NoiseEvidence | None:
        """The noise along the way out; None without a spectrum, and without samples."""
        return along_the_way.noise_evidence(self)

    @measured("the noise at the saddle")
    def variances_at_saddle(self) -> Floats | None:
        """Variance of a sample's gradient along each way out, at the saddle; None where that is here."""
        return along_the_way.variances_at_saddle(self)

    @measured("the curvature of each sample along the way out")
    def sample_curvatures(self) -> Floats | None:
        """u·H_i u of every sample, along the escape direction; None without samples."""
        return None if self.sampled is None else self.sampled.sample_curvature(self.direction)

    @cached_property
    def radius(self) -> float:
        """How far along the escape direction the quadratic model holds."""
        if self.probe is None:
            return math.inf
        if math.isinf(self.probe.radius):  # quadratic as far as the probe went
            return float(np.max(np.abs(self.probe.distances)))
        return self.probe.radius

    def shift_to_saddle(self) -> Floats | None:
        """Return the Newton step where it is resolved, no longer than the radius; None without one."""
        if self.model is None:
            return None
        floor = FLAT_CURVATURE_SHARE * float(np.max(np.abs(self.model.ritz_values)))
        shift = ahead.newton_step(self, floor)
        if shift is None:
            return None
        length = float(np.linalg.norm(shift))
        return shift if length <= self.radius else shift * (self.radius / length)

    @measured("the growth under the run's own batches")
    def _lyapunov(self) -> LyapunovExponent | None:
        return along_the_way.lyapunov(self)

    def lyapunov(self) -> LyapunovExponent | None:
        """Return the growth rate under plain SGD's own batches; None for anything else."""
        return self._lyapunov

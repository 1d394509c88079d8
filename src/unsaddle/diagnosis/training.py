"""The diagnosis of a PyTorch training run, in the order of design.md 5."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from unsaddle.critical import Kind
from unsaddle.curvature import CurvatureOperator
from unsaddle.diagnosis.cause import (
    LOST_SHARE,
    NO_COMPONENT_RATIO,
    WORTH_SHARE,
    Cause,
    Circumstances,
    advise,
    decide_cause,
)
from unsaddle.diagnosis.escape import (
    GRADIENT_PRODUCTS,
    SGD_FAMILY,
    Surroundings,
    WayOut,
    find_way_out,
)
from unsaddle.diagnosis.noise import VANISHING_SHARE, ZERO_TOL, NoiseEvidence, noise_type
from unsaddle.diagnosis.probe import (
    LOSS_ROUNDING,
    QUADRATIC_TOL,
    Line,
    LineProbe,
    bends_as_said,
    probe_line,
)
from unsaddle.diagnosis.verdict import GradientEvidence, Report, Step
from unsaddle.krylov import GradientModel, from_gradient
from unsaddle.result import command_line
from unsaddle.spectrum import Spectrum, both_ends
from unsaddle.streams import resolve_seed
from unsaddle.theory import Forecast, LyapunovExponent, lyapunov_exponent

if TYPE_CHECKING:
    from unsaddle.torch import GradientNoise, Objective, TorchTraining

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
# From this least relative residual of a Newton step on, the gradient is called flat; theory.md 1.6.
GRADIENT_FLAT_RESIDUAL = 0.9
# The product and the difference of two gradients may differ by this much, relative to the product.
DIFFERENCE_TOL = 1e-3
SHRINKS = (1.0, 0.1, 0.01)  # of the difference's step
# Curvature below this share of the largest magnitude is called flat where it cannot be resolved.
FLAT_CURVATURE_SHARE = 1e-3
# A quadratic well that ends before it has won this share of the loss is that of a point beside a
# saddle of higher order, not of a strict saddle. Arbitrary; strict saddles of networks win percents.
SHALLOW_SHARE = 1e-6
N_NOISE_DIRECTIONS = 24  # in the picture of noise against curvature


def diagnose_training(
    training: TorchTraining,
    *,
    seed: int | None,
    confidence: float,
    max_products: int,
    progress: Progress | None,
) -> Report:
    """Return the verdict on a PyTorch run; see `unsaddle.diagnose`."""
    seed = resolve_seed(seed)
    tell = progress or (lambda stage, done, limit: None)
    tell("checking model, loss and data", 0, 1)
    case = _Examination(training, training.objective(), seed, confidence, max_products, tell)
    return case.report()


@dataclass
class _Examination:
    """The steps of one diagnosis; each is computed once, when first asked for."""

    training: TorchTraining
    objective: Objective
    seed: int
    confidence: float
    max_products: int
    tell: Progress

    @cached_property
    def loss(self) -> float:
        return self.objective.loss()

    @cached_property
    def gradient(self) -> Floats:
        return self.objective.gradient()

    @cached_property
    def operator(self) -> CurvatureOperator:
        return self.objective.operator()

    @cached_property
    def spectrum(self) -> Spectrum:
        return both_ends(
            self.operator,
            seed=self.seed,
            confidence=self.confidence,
            max_products=self.max_products,
            progress=lambda done, limit: self.tell(
                "curvature: Hessian-vector products", done, limit
            ),
        )

    @cached_property
    def typical_gradient(self) -> float:
        """Root mean square norm of the per-sample gradients."""
        return math.sqrt(float(np.mean(self._plain_noise.samples.squared_norms)))

    @cached_property
    def _plain_noise(self) -> GradientNoise:
        from unsaddle.torch import gradient_noise  # PyTorch is an extra; a run brings it

        self.tell("gradient noise: one gradient per sample", 0, 1)
        return gradient_noise(
            self.objective,
            self.noise_directions,
            batch_size=self.objective.batch_size,
            seed=self.seed,
        )

    @cached_property
    def rounding(self) -> float:
        """A component of the mean gradient below this is rounding of per-sample sums."""
        largest = max(1.0, float(np.max(np.abs(self.objective.point), initial=0.0)))
        scale = max(self._gradient_scale, 1e-300)
        return ZERO_TOL * scale * largest

    @cached_property
    def _gradient_scale(self) -> float:
        samples = self.objective.sample_gradients(np.empty((0, self.objective.n_parameters)))
        return math.sqrt(float(np.mean(samples.squared_norms)))

    @cached_property
    def model(self) -> GradientModel | None:
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
        noise = self._plain_noise
        z = noise.z if math.isfinite(noise.z) and noise.total_variance > 0 else None
        gain = self._gain_share()
        residual = self.model.minimal_relative_residual if self.model else None
        return GradientEvidence(
            norm=float(np.linalg.norm(self.gradient)),
            sampling_error=noise.sampling_error if self.objective.n_samples > 1 else None,
            z=z,
            gain_share=gain,
            gradient_flat_residual=residual,
            critical=gain <= FLAT_SHARE and not (self._is_beyond and self.loss_agrees),
            zero_within_error=z is None or z <= Z_LIMIT,
        )

    def _gain_share(self) -> float:
        """What following the gradient would gain, as a share of the loss.

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
        # A loss that happens to be near zero at the point is no measure; what can be won is one.
        fall = self.loss - self.probe.lowest_loss if self.probe is not None else 0.0
        scale = abs(self.loss) if abs(self.loss) > FLAT_SHARE * fall else fall
        return gain / max(scale, 1e-300)

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
        if self.spectrum.status != "ok":
            return None
        plain = self._plain_noise
        here = float(plain.along[0])
        shift = self._shift_to_saddle()
        at_saddle = here if shift is None else self._variance_at(shift)
        outwards = (0.0 if shift is None else shift) + self.radius * self.direction
        at_radius = self._variance_at(outwards)
        kind = None
        if self.is_bent_down:
            kind = noise_type(at_saddle, at_radius, plain.isotropic_share, self.typical_gradient**2)
        size = self.objective.batch_size
        exponent = self._lyapunov() if kind == "II" else None
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
        moved = self.objective.sample_gradients(self.direction, self.objective.point + shift)
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

    def _lyapunov(self) -> LyapunovExponent | None:
        settings, size = self.training.settings(), self.objective.batch_size
        rate = settings.get("learning_rate")
        # With momentum the steps are no longer a product of independent factors.
        if not rate or size is None or self.training.optimizer_name not in SGD_FAMILY:
            return None
        if settings.get("momentum"):
            return None
        return lyapunov_exponent(
            float(rate),
            self.objective.sample_curvature(self.direction),
            min(size, self.objective.n_samples),
            replacement=False,
            seed=self.seed,
        )

    @cached_property
    def kind(self) -> Kind:
        spectrum, gradient = self.spectrum, self.gradient_evidence
        if spectrum.status != "ok":
            return Kind.UNDECIDED
        if not gradient.critical:
            residual = gradient.gradient_flat_residual
            flat = residual is not None and residual >= GRADIENT_FLAT_RESIDUAL
            return Kind.GRADIENT_FLAT if flat else Kind.NOT_CRITICAL
        if not self._roads_agree:
            return Kind.UNDECIDED
        if self.is_bent_down and self._is_shallow:
            return Kind.DEGENERATE
        if self.is_bent_down:
            all_down = spectrum.largest.bound < -spectrum.zero_tol
            return Kind.MAXIMUM if all_down else Kind.STRICT_SADDLE
        if spectrum.smallest.bound > spectrum.zero_tol:
            return Kind.MINIMUM
        scale = max(abs(spectrum.smallest.value), abs(spectrum.largest.value))
        if spectrum.smallest.bound >= -FLAT_CURVATURE_SHARE * scale:
            return Kind.DEGENERATE
        return Kind.UNDECIDED

    @property
    def _is_shallow(self) -> bool:
        """Whether the quadratic model ends before it has won anything.

        Beside a saddle of higher order the curvature comes from the distance to it: it is negative,
        and it ends as soon as the run moves.
        """
        if self.probe is None or math.isinf(self.probe.radius):
            return False
        fall = self.loss - self.probe.escape_loss
        return fall <= SHALLOW_SHARE * max(abs(self.loss), self.loss - self.probe.lowest_loss)

    @property
    def _difference_tol(self) -> float:
        """Looser where products are themselves differences, or single precision is all there is."""
        exact = self.objective.precise_dtype is not None
        return DIFFERENCE_TOL if exact else 30 * DIFFERENCE_TOL

    @property
    def _roads_agree(self) -> bool:
        """Whether products, differences of gradients and values of the loss say the same."""
        check, probe = self.difference_check, self.probe
        if check is None or not check <= self._difference_tol or probe is None:
            return False
        return self.loss_agrees and (probe.confirmed or not self.is_bent_down)

    @cached_property
    def symmetric(self) -> bool:
        """Whether every sample's gradient along the escape direction is zero to rounding."""
        projections = self._plain_noise.samples.projections[:, 0]
        return bool(np.max(np.abs(projections), initial=0.0) <= self.rounding)

    @property
    def _weight_decay(self) -> float:
        """The L2 term that SGD adds to the gradient; it is no part of the loss."""
        if self.training.optimizer_name not in SGD_FAMILY:
            return 0.0
        return float(self.training.settings().get("weight_decay") or 0.0)

    @cached_property
    def circumstances(self) -> Circumstances:
        units = self.objective.units()
        # What one step moves: the mean gradient, and what a batch adds to it.
        noise = self._plain_noise
        step = np.hypot(self.gradient, noise.samples.max_abs * math.sqrt(noise.batch_factor()))
        preconditioner = self.training.preconditioner(self.objective)
        if preconditioner is not None:
            step = step / preconditioner
        return Circumstances(
            kind=self.kind,
            has_noise=(self.objective.batch_size or self.objective.n_samples)
            < self.objective.n_samples,
            symmetric=self.symmetric,
            balanced=self.way_out is not None and not self.way_out.offsets[0],
            roads_agree=self.probe is None or self._roads_agree,
            weight_decay=self._weight_decay,
            lost_updates=self.training.lost_updates(self.objective, step),
            n_units=sum(unit.n_units for unit in units),
            n_dead_units=sum(unit.n_inactive for unit in units),
            noise=self.noise,
            probe=self.probe,
        )

    @cached_property
    def surroundings(self) -> Surroundings | None:
        at_saddle = self.kind in (Kind.STRICT_SADDLE, Kind.MAXIMUM)
        if not at_saddle or self.way_out is None or self.probe is None or self.noise is None:
            return None
        from unsaddle.torch import gradient_noise  # as above

        noise = gradient_noise(
            self.objective,
            self.way_out.directions,
            batch_size=self.objective.batch_size,
            seed=self.seed,
        )
        # The forecasts start at the saddle: there the noise is smaller where it vanishes.
        share = self.noise.at_saddle / self.noise.along_escape if self.noise.along_escape else 0.0
        std = np.sqrt(noise.along_at_batch() * min(share, 1.0))
        return Surroundings(
            way_out=self.way_out,
            gradient=self.gradient,
            rounding=self.rounding,
            radius=self.radius,
            noise_std=std,
            lyapunov=self._lyapunov() if self.noise.type == "II" else None,
            steepest=self.spectrum.largest.value,
            largest_curvature=max(self.spectrum.largest.value, abs(self.spectrum.smallest.value)),
            optimizer=self.training.optimizer_name,
            settings=self.training.settings(),
            preconditioner=self.training.preconditioner(self.objective),
            weight_decay=self._weight_decay,
            operator=self.operator,
            seed=self.seed,
        )

    def report(self) -> Report:
        kind, cause = self.kind, decide_cause(self.circumstances)
        forecasts: tuple[Forecast, ...] = ()
        current = None
        if self.surroundings is not None:
            self.tell("forecasts", 0, 1)
            forecasts, current = self.surroundings.forecasts(), self.surroundings.current()
        notes = [self.objective.precision_note] if self.objective.precision_note else []
        if self._weight_decay:
            notes.append(
                f"the optimizer's weight decay of {self._weight_decay:g} is no part of the loss and its "
                "spectrum; the forecasts of the SGD family take it off the negative curvature"
            )
        if "groups" in self.training.settings():
            notes.append(
                "the optimizer's parameter groups differ: forecasts use the settings of the first group"
            )
        if self.surroundings is not None and self.training.optimizer_name and current is None:
            notes.append(
                f"{self.training.optimizer_name} itself is not forecast: the forecasts are of other "
                "optimizers from the same point"
            )
        if self.spectrum.interrupted:
            notes.append(
                f"interrupted after {self.spectrum.n_products} products: the bounds are those of the "
                "products made"
            )
        training = any(module.training for module in self.training.model.modules())
        evaluated = self.training.mode == "eval" or not training
        return Report(
            title=self.training.title,
            kind=kind,
            cause=cause,
            loss=self.loss,
            gradient=self.gradient_evidence,
            spectrum=self.spectrum,
            escape_direction=self.direction if self.is_bent_down else None,
            offset=float(self.way_out.offsets[0]) if self.way_out is not None else None,
            difference_check=self.difference_check,
            line_probe=self.probe,
            noise=self.noise,
            forecast=forecasts,
            advice=advise(self.circumstances, cause, forecasts, current),
            decided=tuple(self._decided(kind, cause)),
            settings=self.training.settings(),
            optimizer=self.training.optimizer_name,
            n_samples=self.objective.n_samples,
            n_parameters=self.objective.n_parameters,
            mode="evaluation mode" if evaluated else "training mode",
            notes=tuple(notes),
            thresholds={
                "flat_steps": FLAT_STEPS,
                "flat_share": FLAT_SHARE,
                "z_limit": Z_LIMIT,
                "gradient_flat_residual": GRADIENT_FLAT_RESIDUAL,
                "difference_tol": self._difference_tol,
                "flat_curvature_share": FLAT_CURVATURE_SHARE,
                "shallow_share": SHALLOW_SHARE,
                "quadratic_tol": QUADRATIC_TOL,
                "zero_tol": ZERO_TOL,
                "vanishing_share": VANISHING_SHARE,
                "no_component_ratio": NO_COMPONENT_RATIO,
                "lost_share": LOST_SHARE,
                "worth_share": WORTH_SHARE,
            },
            seed=self.seed,
            command=command_line(),
        )

    def _decided(self, kind: Kind, cause: Cause) -> list[Step]:
        gradient, spectrum = self.gradient_evidence, self.spectrum
        smallest = spectrum.smallest
        error = "" if gradient.sampling_error is None else f" ± {gradient.sampling_error:.3g}"
        tested = "" if gradient.z is None else f"; test of zero: z = {gradient.z:.2f}"
        steps = [
            Step(
                "Is it finite and deterministic?",
                "yes",
                "same data and parameters gave the same gradient twice; the loss is a mean over samples",
            ),
            Step(
                "Is the point critical?",
                "yes" if gradient.critical else "no",
                f"gradient norm {gradient.norm:.3g}{error}{tested}; following it would gain "
                f"{100 * gradient.gain_share:.2g} % of the loss before the slope ends, or in "
                f"{FLAT_STEPS} steps where it does not",
            ),
        ]
        if spectrum.status != "ok":
            return [
                *steps,
                Step("Which way does it bend?", "undecided", f"products: {spectrum.status}"),
            ]
        steps.append(
            Step(
                "Is there negative curvature?",
                "yes, proved" if self.is_bent_down else "none found",
                f"smallest eigenvalue {smallest.value:.6g}, residual {smallest.residual:.1e}; proved: "
                f"at most {smallest.certified:.6g}; not below {smallest.bound:.6g} with probability "
                f"{smallest.confidence:g}; {spectrum.n_products} products",
            )
        )
        probe = self.probe
        if probe is not None and self.difference_check is not None:
            end = f"up to a distance of {probe.radius:.3g}"
            if math.isinf(probe.radius):
                end = "as far as was looked"
            steps.append(
                Step(
                    "Do independent roads agree?",
                    "yes" if self._roads_agree else "no",
                    f"the loss {'falls' if probe.confirmed else 'does not fall'} along ± the direction "
                    f"(quadratic {end}), and bends {'' if self.loss_agrees else 'not '}as the products "
                    f"say at both ends; product against difference "
                    f"of gradients: {self.difference_check:.1e} apart",
                )
            )
        noise = self.noise
        if noise is not None and noise.type is not None:
            share = "undefined" if noise.ratio is None else f"{noise.ratio:.3g}"
            words = {
                "I": "present (Type I)",
                "II": "it vanishes at the saddle (Type II)",
                "none": "no",
            }
            steps.append(
                Step(
                    "Is there noise along the way out?",
                    words[noise.type],
                    f"variance along it {noise.along_escape:.3g}, {share} of the isotropic share; at "
                    f"the saddle {noise.at_saddle:.3g}, one escape radius away {noise.at_radius:.3g}",
                )
            )
        return [*steps, Step("Verdict", f"{kind}, {cause}", "see the advice")]

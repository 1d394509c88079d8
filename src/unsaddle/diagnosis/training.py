"""The diagnosis of a run or a function, in the order of design.md 5."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from unsaddle.critical import Kind
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
    SGD_FAMILY,
    Surroundings,
)
from unsaddle.diagnosis.functions.advice import advise_function
from unsaddle.diagnosis.measurements import (
    DIFFERENCE_TOL,
    FLAT_SHARE,
    FLAT_STEPS,
    Z_LIMIT,
    Measurements,
    Progress,
)
from unsaddle.diagnosis.noise import VANISHING_SHARE, ZERO_TOL
from unsaddle.diagnosis.probe import (
    QUADRATIC_TOL,
)
from unsaddle.diagnosis.verdict import Report, Step, proof_of
from unsaddle.gradient_noise import gradient_noise
from unsaddle.result import command_line
from unsaddle.streams import resolve_seed
from unsaddle.theory import Forecast

Floats = NDArray[np.float64]

if TYPE_CHECKING:
    from unsaddle.torch import TorchTraining

# From this least relative residual of a Newton step on, the gradient is called flat; theory.md 1.6.
GRADIENT_FLAT_RESIDUAL = 0.9
# A quadratic well that ends before it has won this share of the loss is that of a point beside a
# saddle of higher order, not of a strict saddle. Arbitrary; strict saddles of networks win percents.
SHALLOW_SHARE = 1e-6


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
    objective = training.objective()
    trains = any(module.training for module in training.model.modules())
    mode = "evaluation mode" if training.mode == "eval" or not trains else "training mode"
    found = Measurements(training, objective, seed, confidence, max_products, tell, mode)
    return Decision(found).report()


@dataclass
class Decision:
    """What follows from the measurements: kind, cause, forecasts, advice, in this order."""

    found: Measurements

    @cached_property
    def kind(self) -> Kind:
        """What the point is, in the order of design.md 5."""
        spectrum, gradient = self.found.spectrum, self.found.gradient_evidence
        if spectrum.status != "ok":
            return Kind.UNDECIDED
        if not gradient.critical:
            residual = gradient.gradient_flat_residual
            flat = residual is not None and residual >= GRADIENT_FLAT_RESIDUAL
            return Kind.GRADIENT_FLAT if flat else Kind.NOT_CRITICAL
        if not self._roads_agree:
            return Kind.UNDECIDED
        if self.found.is_bent_down and self._is_shallow:
            return Kind.DEGENERATE
        if self.found.is_bent_down:
            all_down = spectrum.largest.bound < -spectrum.zero_tol
            return Kind.MAXIMUM if all_down else Kind.STRICT_SADDLE
        if spectrum.smallest.bound > spectrum.zero_tol:
            return Kind.MINIMUM
        flat = self.found.flat_curvature_share * self.found.curvature_scale
        if spectrum.smallest.bound >= -flat:
            return Kind.DEGENERATE
        return Kind.UNDECIDED

    @property
    def _is_shallow(self) -> bool:
        """Whether the quadratic model ends before it has won anything.

        Beside a saddle of higher order the curvature comes from the distance to it: it is negative,
        and it ends as soon as the run moves.
        """
        if self.found.probe is None or math.isinf(self.found.probe.radius):
            return False
        fall = self.found.loss - self.found.probe.escape_loss
        if self.found.accuracy is not None:
            return fall <= SHALLOW_SHARE * self.found.accuracy.variation
        return fall <= SHALLOW_SHARE * max(
            abs(self.found.loss), self.found.loss - self.found.probe.lowest_loss
        )

    @property
    def _difference_tol(self) -> float:
        """Looser where products are themselves differences, or single precision is all there is."""
        exact = self.found.objective.precise_dtype is not None
        return DIFFERENCE_TOL if exact else 30 * DIFFERENCE_TOL

    @property
    def _roads_agree(self) -> bool:
        """Whether products, differences of gradients and values of the loss say the same."""
        check, probe = self.found.difference_check, self.found.probe
        if self.found.accuracy is not None and not self.found.accuracy.smooth:
            return False
        if check is None or not check <= self._difference_tol or probe is None:
            return False
        return self.found.loss_agrees and (probe.confirmed or not self.found.is_bent_down)

    @cached_property
    def symmetric(self) -> bool:
        """Whether every sample's gradient along the escape direction is zero to rounding.

        Without samples it is the gradient itself that counts.
        """
        if self.found.sample_noise is None:
            return self._balanced
        projections = self.found.sample_noise.samples.projections[:, 0]
        return bool(np.max(np.abs(projections), initial=0.0) <= self.found.rounding)

    @property
    def _balanced(self) -> bool:
        """Whether the gradient along the escape direction is zero to rounding."""
        return self.found.way_out is not None and not self.found.way_out.offsets[0]

    @property
    def _weight_decay(self) -> float:
        """The L2 term that SGD adds to the gradient; it is no part of the loss."""
        if self.found.training.optimizer_name not in SGD_FAMILY:
            return 0.0
        return float(self.found.training.settings().get("weight_decay") or 0.0)

    @cached_property
    def circumstances(self) -> Circumstances:
        """What the cause is decided from."""
        sampled, noise = self.found.sampled, self.found.sample_noise
        units = () if sampled is None else sampled.units()
        # What one step moves: the mean gradient, and what a batch adds to it.
        step = self.found.gradient
        if noise is not None:
            step = np.hypot(step, noise.samples.max_abs * math.sqrt(noise.batch_factor()))
        preconditioner = self.found.training.preconditioner(self.found.objective)
        if preconditioner is not None:
            step = step / preconditioner
        return Circumstances(
            kind=self.kind,
            has_samples=sampled is not None,
            has_noise=sampled is not None
            and (sampled.batch_size or sampled.n_samples) < sampled.n_samples,
            symmetric=self.symmetric,
            balanced=self._balanced,
            roads_agree=self.found.probe is None or self._roads_agree,
            weight_decay=self._weight_decay,
            lost_updates=self.found.training.lost_updates(self.found.objective, step),
            n_units=sum(unit.n_units for unit in units),
            n_dead_units=sum(unit.n_inactive for unit in units),
            noise=self.found.noise,
            probe=self.found.probe,
        )

    @cached_property
    def surroundings(self) -> Surroundings | None:
        """What the forecasts need; None where there is nothing to escape from."""
        at_saddle = self.kind in (Kind.STRICT_SADDLE, Kind.MAXIMUM)
        if not at_saddle or self.found.way_out is None or self.found.probe is None:
            return None
        evidence = self.found.noise
        return Surroundings(
            way_out=self.found.way_out,
            gradient=self.found.gradient,
            rounding=self.found.rounding,
            radius=self.found.radius,
            noise_std=self._noise_at_saddle(self.found.way_out.directions),
            lyapunov=self.found.lyapunov() if evidence and evidence.type == "II" else None,
            steepest=self.found.spectrum.largest.value,
            largest_curvature=max(
                self.found.spectrum.largest.value, abs(self.found.spectrum.smallest.value)
            ),
            optimizer=self.found.training.optimizer_name,
            settings=self.found.training.settings(),
            preconditioner=self.found.training.preconditioner(self.found.objective),
            weight_decay=self._weight_decay,
            operator=self.found.operator,
            seed=self.found.seed,
        )

    def _advice(
        self, cause: Cause, forecasts: tuple[Forecast, ...], current: str | None
    ) -> tuple[str, ...]:
        if self.found.sampled is not None:
            return advise(self.circumstances, cause, forecasts, current)
        return advise_function(self.circumstances, cause, forecasts, self.found)

    def _noise_at_saddle(self, directions: Floats) -> Floats:
        """Standard deviation of a batch gradient along each direction; none without samples."""
        sampled, evidence = self.found.sampled, self.found.noise
        if sampled is None or evidence is None:
            return np.zeros(len(directions))
        noise = gradient_noise(
            sampled, directions, batch_size=sampled.batch_size, seed=self.found.seed
        )
        # The forecasts start at the saddle: there the noise is smaller where it vanishes.
        share = evidence.at_saddle / evidence.along_escape if evidence.along_escape else 0.0
        return np.sqrt(noise.along_at_batch() * min(share, 1.0))

    def report(self) -> Report:
        """Return everything as a report."""
        kind, cause = self.kind, decide_cause(self.circumstances)
        forecasts: tuple[Forecast, ...] = ()
        current = None
        if self.surroundings is not None:
            self.found.tell("forecasts", 0, 1)
            forecasts, current = self.surroundings.forecasts(), self.surroundings.current()
        notes = [self.found.objective.precision_note] if self.found.objective.precision_note else []
        if self._weight_decay:
            notes.append(
                f"the optimizer's weight decay of {self._weight_decay:g} is no part of the loss and its "
                "spectrum; the forecasts of the SGD family take it off the negative curvature"
            )
        if "groups" in self.found.training.settings():
            notes.append(
                "the optimizer's parameter groups differ: forecasts use the settings of the first group"
            )
        if self.surroundings is not None and self.found.training.optimizer_name and current is None:
            notes.append(
                f"{self.found.training.optimizer_name} itself is not forecast: the forecasts are of "
                "other optimizers from the same point"
            )
        if self.found.spectrum.interrupted:
            notes.append(
                f"interrupted after {self.found.spectrum.n_products} products: the bounds are those of "
                "the products made"
            )
        return Report(
            title=self.found.training.title,
            kind=kind,
            cause=cause,
            loss=self.found.loss,
            gradient=self.found.gradient_evidence,
            spectrum=self.found.spectrum,
            density=self.found.density,
            escape_direction=self.found.direction if self.found.is_bent_down else None,
            offset=float(self.found.way_out.offsets[0]) if self.found.way_out is not None else None,
            difference_check=self.found.difference_check,
            line_probe=self.found.probe,
            noise=self.found.noise,
            forecast=forecasts,
            advice=self._advice(cause, forecasts, current),
            decided=tuple(self._decided(kind, cause)),
            settings=self.found.training.settings(),
            optimizer=self.found.training.optimizer_name,
            n_samples=self.found.objective.n_samples,
            n_parameters=self.found.objective.n_parameters,
            mode=self.found.mode,
            notes=tuple(notes),
            thresholds={
                "flat_steps": FLAT_STEPS,
                "flat_share": FLAT_SHARE,
                "z_limit": Z_LIMIT,
                "gradient_flat_residual": GRADIENT_FLAT_RESIDUAL,
                "difference_tol": self._difference_tol,
                "flat_curvature_share": self.found.flat_curvature_share,
                "shallow_share": SHALLOW_SHARE,
                "quadratic_tol": QUADRATIC_TOL,
                "zero_tol": ZERO_TOL,
                "vanishing_share": VANISHING_SHARE,
                "no_component_ratio": NO_COMPONENT_RATIO,
                "lost_share": LOST_SHARE,
                "worth_share": WORTH_SHARE,
                **self._reach,
            },
            seed=self.found.seed,
            command=command_line(),
        )

    @property
    def _reach(self) -> dict[str, float]:
        """How far around a plain function was looked; it stands in the place of the loss's size."""
        accuracy = self.found.accuracy
        return {} if accuracy is None else {"reach": accuracy.reach}

    def _decided(self, kind: Kind, cause: Cause) -> list[Step]:
        gradient, spectrum = self.found.gradient_evidence, self.found.spectrum
        smallest, proof = spectrum.smallest, proof_of(spectrum)
        error = "" if gradient.sampling_error is None else f" ± {gradient.sampling_error:.3g}"
        tested = "" if gradient.z is None else f"; test of zero: z = {gradient.z:.2f}"
        repeated = (
            "same data and parameters gave the same gradient twice; the loss is a mean over samples"
        )
        measure, noun = "of the loss", "loss"
        if self.found.accuracy is not None:
            repeated, noun = "two calls at x gave the same finite value", "function"
            measure = f"of what the function changes by within {self.found.accuracy.reach:g}"
        steps = [
            Step(
                "Is it finite and deterministic?",
                "yes",
                repeated,
            ),
            Step(
                "Is the point critical?",
                "yes" if gradient.critical else "no",
                f"gradient norm {gradient.norm:.3g}{error}{tested}; following it would gain "
                f"{100 * gradient.gain_share:.2g} % {measure} before the slope ends, or in "
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
                f"yes, {proof}" if self.found.is_bent_down else "none found",
                f"smallest eigenvalue {smallest.value:.6g}, residual {smallest.residual:.1e}; {proof}: "
                f"at most {smallest.certified:.6g}; not below {smallest.bound:.6g} with probability "
                f"{smallest.confidence:g}; {spectrum.n_products} products",
            )
        )
        probe = self.found.probe
        if probe is not None and self.found.difference_check is not None:
            end = f"up to a distance of {probe.radius:.3g}"
            if math.isinf(probe.radius):
                end = "as far as was looked"
            steps.append(
                Step(
                    "Do independent roads agree?",
                    "yes" if self._roads_agree else "no",
                    f"the {noun} {'falls' if probe.confirmed else 'does not fall'} along ± the "
                    f"direction (quadratic {end}), and bends "
                    f"{'' if self.found.loss_agrees else 'not '}as the products say at both "
                    f"ends; product against difference of gradients: "
                    f"{self.found.difference_check:.1e} apart",
                )
            )
        noise = self.found.noise
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

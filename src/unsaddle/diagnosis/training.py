"""The diagnosis of a PyTorch training run, in the order of design.md 5."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

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
from unsaddle.diagnosis.measurements import (
    DIFFERENCE_TOL,
    FLAT_CURVATURE_SHARE,
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
from unsaddle.diagnosis.verdict import Report, Step
from unsaddle.result import command_line
from unsaddle.streams import resolve_seed
from unsaddle.theory import Forecast

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
    found = Measurements(training, training.objective(), seed, confidence, max_products, tell)
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
        if self.found.probe is None or math.isinf(self.found.probe.radius):
            return False
        fall = self.found.loss - self.found.probe.escape_loss
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
        if check is None or not check <= self._difference_tol or probe is None:
            return False
        return self.found.loss_agrees and (probe.confirmed or not self.found.is_bent_down)

    @cached_property
    def symmetric(self) -> bool:
        """Whether every sample's gradient along the escape direction is zero to rounding."""
        projections = self.found.sample_noise.samples.projections[:, 0]
        return bool(np.max(np.abs(projections), initial=0.0) <= self.found.rounding)

    @property
    def _weight_decay(self) -> float:
        """The L2 term that SGD adds to the gradient; it is no part of the loss."""
        if self.found.training.optimizer_name not in SGD_FAMILY:
            return 0.0
        return float(self.found.training.settings().get("weight_decay") or 0.0)

    @cached_property
    def circumstances(self) -> Circumstances:
        """What the cause is decided from."""
        units = self.found.objective.units()
        # What one step moves: the mean gradient, and what a batch adds to it.
        noise = self.found.sample_noise
        step = np.hypot(
            self.found.gradient, noise.samples.max_abs * math.sqrt(noise.batch_factor())
        )
        preconditioner = self.found.training.preconditioner(self.found.objective)
        if preconditioner is not None:
            step = step / preconditioner
        return Circumstances(
            kind=self.kind,
            has_noise=(self.found.objective.batch_size or self.found.objective.n_samples)
            < self.found.objective.n_samples,
            symmetric=self.symmetric,
            balanced=self.found.way_out is not None and not self.found.way_out.offsets[0],
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
        if (
            not at_saddle
            or self.found.way_out is None
            or self.found.probe is None
            or self.found.noise is None
        ):
            return None
        from unsaddle.torch import gradient_noise  # as above

        noise = gradient_noise(
            self.found.objective,
            self.found.way_out.directions,
            batch_size=self.found.objective.batch_size,
            seed=self.found.seed,
        )
        # The forecasts start at the saddle: there the noise is smaller where it vanishes.
        share = (
            self.found.noise.at_saddle / self.found.noise.along_escape
            if self.found.noise.along_escape
            else 0.0
        )
        std = np.sqrt(noise.along_at_batch() * min(share, 1.0))
        return Surroundings(
            way_out=self.found.way_out,
            gradient=self.found.gradient,
            rounding=self.found.rounding,
            radius=self.found.radius,
            noise_std=std,
            lyapunov=self.found.lyapunov() if self.found.noise.type == "II" else None,
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
        training = any(module.training for module in self.found.training.model.modules())
        evaluated = self.found.training.mode == "eval" or not training
        return Report(
            title=self.found.training.title,
            kind=kind,
            cause=cause,
            loss=self.found.loss,
            gradient=self.found.gradient_evidence,
            spectrum=self.found.spectrum,
            escape_direction=self.found.direction if self.found.is_bent_down else None,
            offset=float(self.found.way_out.offsets[0]) if self.found.way_out is not None else None,
            difference_check=self.found.difference_check,
            line_probe=self.found.probe,
            noise=self.found.noise,
            forecast=forecasts,
            advice=advise(self.circumstances, cause, forecasts, current),
            decided=tuple(self._decided(kind, cause)),
            settings=self.found.training.settings(),
            optimizer=self.found.training.optimizer_name,
            n_samples=self.found.objective.n_samples,
            n_parameters=self.found.objective.n_parameters,
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
            seed=self.found.seed,
            command=command_line(),
        )

    def _decided(self, kind: Kind, cause: Cause) -> list[Step]:
        gradient, spectrum = self.found.gradient_evidence, self.found.spectrum
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
                "yes, proved" if self.found.is_bent_down else "none found",
                f"smallest eigenvalue {smallest.value:.6g}, residual {smallest.residual:.1e}; proved: "
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
                    f"the loss {'falls' if probe.confirmed else 'does not fall'} along ± the direction "
                    f"(quadratic {end}), and bends {'' if self.found.loss_agrees else 'not '}as the "
                    f"products say at both ends; product against difference of gradients: "
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

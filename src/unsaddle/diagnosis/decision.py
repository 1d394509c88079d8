"""`Decision`: what follows from the measurements, in the order of design.md 5."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from unsaddle.critical import Kind
from unsaddle.diagnosis.advice import Advice, Change
from unsaddle.diagnosis.adviser import advise
from unsaddle.diagnosis.along_the_way import noise_along_ways_out
from unsaddle.diagnosis.cause import Cause, Circumstances, decide_cause
from unsaddle.diagnosis.escape import SGD_FAMILY, Surroundings, beyond_quadratic
from unsaddle.diagnosis.functions.advice import advise_function
from unsaddle.diagnosis.how_decided import (
    GRADIENT_FLAT_RESIDUAL,
    SHALLOW_SHARE,
    steps_of,
    thresholds_of,
)
from unsaddle.diagnosis.margins import Margin, margins_of
from unsaddle.diagnosis.measurements import DIFFERENCE_TOL, FLAT_SHARE, Measurements
from unsaddle.diagnosis.noise import VANISHING_SHARE
from unsaddle.diagnosis.noise_floor import noise_share
from unsaddle.diagnosis.pace import Pace
from unsaddle.diagnosis.prospects import Prospects
from unsaddle.diagnosis.sampling import Sampling
from unsaddle.diagnosis.verdict import Report
from unsaddle.result import command_line
from unsaddle.theory import Forecast

Floats = NDArray[np.float64]


@dataclass
class Decision:
    """What follows from the measurements: kind, cause, forecasts, advice, in this order."""

    found: Measurements
    sampling: Sampling | None = None  # None: all samples were used, or there are none

    @cached_property
    def kind(self) -> Kind:
        """What the point is, as far as it holds for all samples."""
        if self.sampling is None:
            return self.kind_of_used
        flat = self.found.flat_curvature_share * self.found.curvature_scale
        return self.sampling.kind_of_all(self.kind_of_used, flat)

    @cached_property
    def kind_of_used(self) -> Kind:
        """What the point is for the samples used; undecided where an interruption left it open."""
        return self.found.unless_interrupted(
            "the kind of the point", self._kind_of_used, lambda: Kind.UNDECIDED
        )

    def _kind_of_used(self) -> Kind:
        """Decide in the order of design.md 5."""
        spectrum = self.found.spectrum
        if spectrum.status != "ok" or self._doubt is not None:
            return Kind.UNDECIDED
        gradient = self.found.gradient_evidence
        if not gradient.critical:
            residual = gradient.gradient_flat_residual
            flat = residual is not None and residual >= GRADIENT_FLAT_RESIDUAL
            return Kind.GRADIENT_FLAT if flat else Kind.NOT_CRITICAL
        if self._dies_out and not self.found.is_bent_down:
            # The minimum ahead is one of the quadratic model alone; values of the loss say so.
            return Kind.DEGENERATE
        if not self.roads_agree:
            return Kind.UNDECIDED
        if self._bends_down and self._is_shallow:
            return Kind.DEGENERATE
        if self._bends_down:
            all_down = spectrum.largest.bound < -spectrum.zero_tol
            return Kind.MAXIMUM if all_down else Kind.STRICT_SADDLE
        if spectrum.smallest.bound > spectrum.zero_tol:
            return Kind.MINIMUM
        flat = self.found.flat_curvature_share * self.found.curvature_scale
        if spectrum.smallest.bound >= -flat:
            return Kind.DEGENERATE
        return Kind.UNDECIDED

    @property
    def _doubt(self) -> str | None:
        """How the gradient is not the derivative of the loss; None where that was not seen."""
        return getattr(self.found.objective, "doubt", None)

    @property
    def _dies_out(self) -> bool:
        return self.found.tail is not None and self.found.tail.dies_out

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
    def difference_tol(self) -> float:
        """Looser where products are themselves differences, or single precision is all there is."""
        exact = self.found.objective.precise_dtype is not None
        return DIFFERENCE_TOL if exact else 30 * DIFFERENCE_TOL

    @property
    def roads_agree(self) -> bool:
        """Whether products, differences of gradients and values of the loss say the same."""
        check, probe = self.found.difference_check, self.found.probe
        if self.found.accuracy is not None and not self.found.accuracy.smooth:
            return False
        if self._doubt is not None:
            return False
        if check is None or not check <= self.difference_tol or probe is None:
            return False
        return self.found.loss_agrees and (probe.confirmed or not self._bends_down)

    @property
    def _bends_down(self) -> bool:
        """Whether negative curvature is proved that is more than rounding of a flat direction."""
        probe, size = self.found.probe, -self.found.spectrum.smallest.value
        unseen = probe is not None and not probe.confirmed
        return self.found.is_bent_down and not (unseen and size <= self.found.negligible_curvature)

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
        """Whether the gradient along every way out is zero to rounding."""
        return self.found.way_out is not None and not self.found.way_out.offsets.any()

    @property
    def _weight_decay(self) -> float:
        """The L2 term that SGD adds to the gradient; it is no part of the loss."""
        counted = getattr(self.found.objective, "decay", None) is not None  # it is in the function
        if counted or self.found.training.optimizer_name not in SGD_FAMILY:
            return 0.0
        return float(self.found.training.settings().get("weight_decay") or 0.0)

    @cached_property
    def pace(self) -> Pace:
        """How fast the run's own steps follow the gradient."""
        return Pace(self.found)

    @cached_property
    def step(self) -> Floats:
        """What one step moves per learning rate: the mean gradient, and what a batch adds to it."""
        step, noise = self.found.gradient, self.found.sample_noise
        if noise is not None:
            step = np.hypot(step, noise.samples.max_abs * math.sqrt(noise.batch_factor()))
        preconditioner = self.found.training.preconditioner(self.found.objective)
        return step if preconditioner is None else step / preconditioner

    @property
    def _noise_leads_out(self) -> bool:
        """Whether batches have noise, at the saddle, along a way out."""
        noise = self.found.sample_noise
        if self.surroundings is None or noise is None:
            return False
        share = VANISHING_SHARE * noise.isotropic_share * noise.batch_factor()
        return bool((self.surroundings.noise_std**2 > share).any())

    @property
    def _noise_share(self) -> float | None:
        """What noise raises the loss by over what the slope lowers it by, away from critical points."""
        if self.kind not in (Kind.NOT_CRITICAL, Kind.GRADIENT_FLAT):
            return None
        return self.found.unless_interrupted(
            "the noise beside the slope", lambda: noise_share(self.found), lambda: None
        )

    @cached_property
    def circumstances(self) -> Circumstances:
        """What the cause is decided from."""
        sampled, tail = self.found.sampled, self.found.tail
        units = () if sampled is None else sampled.units()
        forecasts, current = self.forecasts
        return Circumstances(
            kind=self.kind,
            has_noise=sampled is not None
            and (sampled.batch_size or math.inf) < (self.found.n_whole or sampled.n_samples),
            symmetric=self.symmetric,
            balanced=self._balanced,
            roads_agree=self.found.probe is None or self.roads_agree,
            noise_leads_out=self._noise_leads_out,
            weight_decay=self.pace.l2_decay,
            decay_balances=self.pace.decay_balances,
            lost_updates=self.found.training.lost_updates(self.found.objective, self.step),
            n_steps=next(
                (f.median for f in forecasts if f.optimizer == current and f.has_interval), None
            ),
            budget=self.found.budget,
            slow=self.pace.is_slow(FLAT_SHARE),
            within_tail=tail is not None and self.pace.stays_within,
            tail=tail,
            noise_share=self._noise_share,
            standstill=self.pace.standstill,
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
            model=self.found.model,
            quadratic=self.found.quadratic,
            beyond=beyond_quadratic(self.found.probe, self.found.direction),
            losses=lambda u, s: self.found.objective.line(u, s) - self.found.loss,
            rounding=self.found.rounding,
            radius=self.found.radius,
            noise_std=self._noise_at_saddle(self.found.way_out.directions),
            batch_noise=self.found.batch_noise,
            lyapunov=self.found.lyapunov() if evidence and evidence.type == "II" else None,
            steepest=self.found.spectrum.largest.value,
            largest_curvature=max(
                self.found.spectrum.largest.value, abs(self.found.spectrum.smallest.value)
            ),
            optimizer=self.found.training.optimizer_name,
            settings=self.found.training.settings(),
            stepper=lambda: self.found.training.stepper(self.found.objective),
            weight_decay=self._weight_decay,
            seed=self.found.seed,
        )

    @cached_property
    def cause(self) -> Cause:
        """Why it stays; undecided where an interruption left it open."""
        return self.found.unless_interrupted(
            "the cause", lambda: decide_cause(self.circumstances), lambda: Cause.UNDECIDED
        )

    @cached_property
    def forecasts(self) -> tuple[tuple[Forecast, ...], str | None]:
        """The forecasts, and the name of the run's own optimizer among them; none if interrupted."""
        return self.found.unless_interrupted("the forecasts", self._forecasts, lambda: ((), None))

    def _forecasts(self) -> tuple[tuple[Forecast, ...], str | None]:
        """Return the forecasts, and the name of the run's own optimizer among them."""
        if self.surroundings is None:
            return (), None
        self.found.tell("forecasts", 0, 1)
        return self.surroundings.forecasts(), self.surroundings.current()

    def _advice(self, cause: Cause) -> tuple[Advice, ...]:
        again = Advice(
            Change.DIAGNOSIS,
            "Diagnose again and let it finish",
            "it was interrupted before it could decide",
        )
        if self.found.missing and cause is Cause.UNDECIDED:
            return (again,)
        if self.sampling is not None and self.kind is not self.kind_of_used:
            return (self.sampling.advice(),)
        forecasts, current = self.forecasts
        if self.found.sampled is None:
            return advise_function(self.circumstances, cause, forecasts, self.found)
        prospects = Prospects(
            self.found, self.surroundings, forecasts, current, self.pace, self.step
        )
        return self.found.unless_interrupted(
            "the gains of the advice",
            lambda: advise(self.circumstances, cause, forecasts, current, prospects),
            lambda: (again,),
        )

    def _noise_at_saddle(self, directions: Floats) -> Floats:
        """Standard deviation of a batch gradient along each direction; none without samples."""
        sampled, evidence = self.found.sampled, self.found.noise
        if sampled is None or evidence is None:
            return np.zeros(len(directions))
        # The forecasts start at the saddle: there the noise is smaller where it vanishes.
        variances, there = noise_along_ways_out(self.found), self.found.variances_at_saddle
        if there is not None and self.found.sample_noise is not None:
            factor = self.found.sample_noise.batch_factor()
            variances[0] = min(there[0] * factor, variances[0])
            variances[1:] = there[1:] * factor
        deviations = np.sqrt(variances)
        return np.where(deviations > self.found.rounding, deviations, 0.0)

    def _notes(self) -> tuple[str, ...]:
        forecasts, current = self.forecasts
        notes = [self.found.objective.precision_note] if self.found.objective.precision_note else []
        notes += getattr(self.found.objective, "notes", ())
        if self._doubt is not None:
            notes.append(self._doubt)
        if self.sampling is not None:
            notes.append(self.sampling.note())
        if self._weight_decay:
            notes.append(
                f"the optimizer's weight decay of {self._weight_decay:g} is no part of the loss and its "
                "spectrum; the forecasts of the SGD family take it off the negative curvature"
            )
        if forecasts and self.found.training.optimizer_name and current is None:
            notes.append(
                f"{self.found.training.optimizer_name} itself is not forecast: the forecasts are of "
                "other optimizers from the same point"
            )
        if self.found.spectrum.interrupted:
            notes.append(
                f"interrupted after {self.found.spectrum.n_products} products: the bounds are those of "
                "the products made"
            )
        if self.found.spectrum.memory_note is not None:
            notes.append(self.found.spectrum.memory_note)
        if self.found.missing:
            notes.append(f"interrupted; not measured: {', '.join(self.found.missing)}")
        return tuple(notes)

    def report(self) -> Report:
        """Return everything as a report."""
        kind, cause = self.kind, self.cause
        forecasts, _ = self.forecasts
        density, geometry = self.found.density, self.found.geometry
        return Report(
            title=self.found.training.title,
            kind=kind,
            cause=cause,
            loss=self.found.loss,
            gradient=self.found.gradient_evidence,
            spectrum=self.found.spectrum,
            density=density,
            sampling=self.sampling,
            escape_direction=self.found.direction if self.found.is_bent_down else None,
            offset=float(self.found.way_out.offsets[0]) if self.found.way_out is not None else None,
            difference_check=self.found.difference_check,
            line_probe=self.found.probe,
            noise=self.found.noise,
            forecast=forecasts,
            geometry=geometry,
            advice=self._advice(cause),
            decided=steps_of(self),
            settings=self.found.training.settings(),
            optimizer=self.found.training.optimizer_name,
            n_samples=self.found.objective.n_samples,
            n_parameters=self.found.objective.n_parameters,
            mode=self.found.mode,
            library=self.found.training.library,
            notes=self._notes(),
            cost=self.found.cost,
            thresholds=thresholds_of(self),
            tail=self.found.tail,
            margins=self._margins(cause),
            seed=self.found.seed,
            command=command_line(),
        )

    def _margins(self, cause: Cause) -> tuple[Margin, ...]:
        """What would change the verdict; nothing where it was interrupted."""
        return self.found.unless_interrupted(
            "what would change the verdict",
            lambda: margins_of(self.found, self.circumstances, cause, thresholds_of(self)),
            lambda: (),
        )

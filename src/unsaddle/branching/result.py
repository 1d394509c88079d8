"""`Branches`: what every candidate was worth, ranked, as plain data."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unsaddle.branching.outcome import Branch
from unsaddle.critical import Kind
from unsaddle.diagnosis import Report
from unsaddle.errors import InvalidInput
from unsaddle.result import Result, plain, versions

if TYPE_CHECKING:
    from unsaddle.torch.snapshot import Snapshot

TRAPS = (Kind.STRICT_SADDLE, Kind.DEGENERATE, Kind.MINIMUM, Kind.MAXIMUM, Kind.GRADIENT_FLAT)


@dataclass(frozen=True)
class Advantage:
    """How much better one branch did than going on as it is.

    Attributes:
        loss_ratio: the baseline's median loss over this one's, at the end of the budget; None where
            they are not both above zero.
        loss_difference: the baseline's minus this one's.
        n_lower, n_pairs: in how many repeats it was lower than the baseline with the same seed.
        sooner: how many times fewer sample gradients it needs to get to the loss at which the
            baseline ends; None where it never does.
        sooner_at_least: it was there at the first point at which losses are measured: `sooner` is then
            what the distance of the points allows, and the true factor is this one or higher.
    """

    loss_ratio: float | None
    loss_difference: float
    n_lower: int
    n_pairs: int
    sooner: float | None
    sooner_at_least: bool = False

    @property
    def sooner_words(self) -> str:
        """The factor as it is printed; empty without one."""
        if self.sooner is None:
            return ""
        return f"{'at least ' if self.sooner_at_least else ''}{self.sooner:.2g}"

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return dict(vars(self))


@dataclass(frozen=True, repr=False)
class Branches(Result):
    """What every candidate was worth, ranked by the loss reached at equal budget."""

    face = "branches"

    title: str
    ranking: tuple[Branch, ...]  # the best first
    reports: dict[str, Report]  # the diagnosis of each start
    escape_losses: dict[str, float]
    budget: int  # sample gradients of each repeat
    budget_reason: str
    n_repeats: int  # asked for
    n_samples: int
    n_held_out: int | None
    own_batch_size: int | None
    seed: int
    notes: tuple[str, ...]
    n_products: int  # Hessian-vector products of all diagnoses
    n_workers: int
    halving: bool
    command: str | None
    interrupted: bool = False
    not_run: tuple[str, ...] = ()  # what an interruption left out, in words
    states: dict[str, Snapshot] = field(default_factory=dict)  # the starts, with recorded paths

    @property
    def best(self) -> Branch:
        """The branch with the lowest median training loss at the end of the budget."""
        return self.ranking[0]

    @property
    def starts(self) -> tuple[str, ...]:
        """The states that were branched from."""
        return tuple(self.reports)

    def baseline(self, start: str | None = None) -> Branch | None:
        """Return the branch that went on as it was, from a start (the first when left out)."""
        wanted = start or self.starts[0]
        return next(
            (b for b in self.ranking if b.start == wanted and b.candidate.is_baseline), None
        )

    def __getitem__(self, name: str) -> Branch:
        """Return the first branch of a candidate by its name.

        Raises:
            InvalidInput: none has this name.
        """
        for one in self.ranking:
            if one.name == name:
                return one
        names = ", ".join(dict.fromkeys(repr(one.name) for one in self.ranking))
        raise InvalidInput(f"branches[{name!r}]", f"one of {names}", "Names are as printed.")

    def advantage(self, branch: Branch) -> Advantage | None:
        """Return how a branch compares with going on as it is from the same start.

        None for the baseline, without one, and for a branch that was not run to the same end.
        """
        base = self.baseline(branch.start)
        if base is None or base is branch or branch.failed or base.failed:
            return None
        if branch.dropped_at is not None or not branch.n_repeats or not base.n_repeats:
            return None
        own, its = (np.nan_to_num(b.losses[:, -1], nan=np.inf) for b in (branch, base))
        n = (
            min(len(own), len(its))
            if branch.is_random and base.is_random
            else max(len(own), len(its))
        )
        own, its = (
            values[:n] if len(values) > 1 else np.repeat(values, n) for values in (own, its)
        )
        reached = np.flatnonzero(branch.band[0] <= base.final.value)
        cost = float(branch.points[reached[0]]) if len(reached) else math.nan
        # At the start already: the first point after it is all that can be said.
        cost = max(cost, float(branch.points[1])) if len(branch.points) > 1 else cost
        loss, its_loss = branch.final.value, base.final.value
        return Advantage(
            loss_ratio=its_loss / loss if loss > 0 and its_loss > 0 else None,
            loss_difference=its_loss - loss,
            n_lower=int((own < its).sum()),
            n_pairs=n,
            sooner=self.budget / cost if len(reached) else None,
            sooner_at_least=bool(len(reached) and reached[0] <= 1),
        )

    def is_trapped(self, branch: Branch) -> bool:
        """Whether a branch escaped into a worse trap.

        Most of its repeats left, the median one ended at a critical point again, and the interval of
        its loss lies above that of the best.
        """
        return (
            branch.ended is not None
            and branch.escape.share[0] > 0.5
            and branch.ended.kind in TRAPS
            and branch.ended.gradient.critical
            and branch.final.low > self.best.final.high
        )

    def sentence(self) -> str:
        """Return the answer in one sentence."""
        best = self.best
        if best.failed or not best.n_repeats:
            return "No branch ran to its end."
        where = f" from {best.start}" if len(self.starts) > 1 else ""
        if best.candidate.is_baseline:
            return (
                f"Go on as it is{where}: at equal budget no candidate{self._whole} reached a lower "
                f"loss than {best.final.value:.4g}{self._failures}."
            )
        found, base = self.advantage(best), self.baseline(best.start)
        if found is None or base is None:
            reached = f"loss {best.final.value:.4g}{self._failures}"
            return f"Best{self._whole}: {best.name}{where}, {reached}."
        sooner = ""
        if found.sooner is not None:
            times = f"{found.sooner_words} times fewer"
            sooner = f"; it gets to where that ends with {times} sample gradients"
        return (
            f"Best{self._whole}: {best.name}{where}: "
            f"loss {best.final.value:.4g} at the end of the budget, "
            f"{base.final.value:.4g} as it is ({found.n_lower} of {found.n_pairs} pairs lower)"
            f"{sooner}{self._failures}."
        )

    @property
    def _part_failed(self) -> list[Branch]:
        """Branches of which some repeats failed and others did not."""
        return [one for one in self.ranking if 0 < one.n_failed < one.n_repeats]

    @property
    def _whole(self) -> str:
        return " of those that ran whole" if self._part_failed else ""

    @property
    def _failures(self) -> str:
        return "".join(
            f"; {one.name} failed in {one.n_failed} of {one.n_repeats}, its others reached "
            f"{one.others.value:.4g}"
            for one in self._part_failed
        )

    def protocol(self) -> list[str]:
        """Return the lines that stand beside every picture."""
        batch = f"batches of {self.own_batch_size}" if self.own_batch_size else "full batches"
        held = f", {self.n_held_out:,} held out" if self.n_held_out else ""
        lines = [
            f"{self.title}: {self.n_samples:,} samples{held}, {batch}; {self.n_repeats} repeats that "
            "differ in the seed of batches, perturbations and global generators, the same for all",
            f"budget {self.budget:,} sample gradients of each repeat ({self.budget_reason})"
            + ("; successive halving" if self.halving else ""),
        ]
        for start, report in self.reports.items():
            lines.append(f"{start}: {report.kind}, {report.cause}; {self.escaped_means(start)}")
        spent = sum(b.n_sample_gradients for b in self.ranking)
        again = sum(b.n_again for b in self.ranking)
        evaluated = sum(b.n_evaluated for b in self.ranking)
        more = f" and {again:,} in training done again" if again else ""
        lines.append(
            f"spent: {spent:,} sample gradients in all branches{more}, {evaluated:,} samples run "
            f"forward to measure, {self.n_products:,} Hessian-vector products to diagnose"
        )
        known = versions()
        libraries = ", ".join(
            f"{n} {known[n]}" for n in ("unsaddle", "torch", "numpy") if n in known
        )
        lines.append(f"seed {self.seed}; {libraries}")
        return [*lines, self.command] if self.command else lines

    def escaped_means(self, start: str) -> str:
        """Return what counts as an escape from a start, in words."""
        report, loss = self.reports[start], self.escape_losses[start]
        text = f"escaped means a training loss below {loss:.6g}"
        probe = report.line_probe
        if report.escape_direction is None or probe is None or math.isinf(probe.radius):
            return text
        return f"{text}, or {probe.radius:.3g} from the saddle along the escape direction"

    @property
    def n_within(self) -> tuple[int, int]:
        """How many repeats of all branches left within their forecast, of how many that had one."""
        found = [one for b in self.ranking if (one := b.within_forecast) is not None]
        return sum(a for a, _ in found), sum(n for _, n in found)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the losses and escapes of every repeat, by rank: `0 loss`, `0 escape steps`, ..."""
        found: dict[str, NDArray[Any]] = {}
        for rank, one in enumerate(self.ranking):
            found[f"{rank} points"] = one.points
            found[f"{rank} loss"] = one.losses
            found[f"{rank} escape steps"] = one.escape_steps
            found[f"{rank} escaped"] = one.escaped
            if one.held_out is not None:
                found[f"{rank} held-out loss"] = one.held_out
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return everything but the end states as plain data."""
        rows = []
        for rank, one in enumerate(self.ranking):
            found = self.advantage(one)
            rows.append(
                {
                    "rank": rank + 1,
                    **one.to_dict(),
                    "advantage": found.to_dict() if found else None,
                    "trapped": self.is_trapped(one),
                }
            )
        return plain(
            {
                "title": self.title,
                "sentence": self.sentence(),
                "best": self.best.name,
                "budget": self.budget,
                "budget_reason": self.budget_reason,
                "n_repeats": self.n_repeats,
                "n_samples": self.n_samples,
                "n_held_out": self.n_held_out,
                "own_batch_size": self.own_batch_size,
                "halving": self.halving,
                "branches": rows,
                "starts": {
                    start: {
                        "kind": str(report.kind),
                        "cause": str(report.cause),
                        "loss": report.loss,
                        "escape_loss": self.escape_losses[start],
                        "radius": report.line_probe.radius if report.line_probe else None,
                    }
                    for start, report in self.reports.items()
                },
                "within_forecast": self.n_within,
                "n_products": self.n_products,
                "n_workers": self.n_workers,
                "notes": self.notes,
                "interrupted": self.interrupted,
                "not_run": self.not_run,
                "seed": self.seed,
                "versions": versions(),
                "command": self.command,
            }
        )

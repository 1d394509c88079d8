"""`Claims`: every statement that was tried, with its answer, as plain data."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from unsaddle.claims.claim import CONFIDENCE, Answer, Claim, Finding, answer
from unsaddle.result import Result, laboratory_versions, plain, versions


@dataclass(frozen=True)
class Trial:
    """One claim with what its experiment brought."""

    claim: Claim
    finding: Finding
    n_seconds: float  # wall time, compilation included

    @property
    def answer(self) -> Answer:
        """The word that the checks decide."""
        return answer(self.claim, self.finding)

    def sentence(self) -> str:
        """Return the answer as a sentence."""
        if self.answer is Answer.HOLDS_ONLY_IF:
            return f"holds only if {self.claim.condition}"
        if self.answer is Answer.HOLDS:
            return "holds"
        failed = "; ".join(check.what for check in self.finding.checks if not check.passed)
        return f"{self.answer}: not as predicted: {failed}"

    def to_dict(self) -> dict[str, Any]:
        """Return the claim, its answer and its checks as plain data."""
        return {
            "name": self.claim.name,
            "number": self.claim.number,
            "statement": self.claim.statement,
            "prediction": self.claim.prediction,
            "condition": self.claim.condition,
            "answer": str(self.answer),
            "checks": [check.to_dict() for check in self.finding.checks],
            "notes": list(self.finding.notes),
            "n_seconds": self.n_seconds,
        }


@dataclass(frozen=True, repr=False)
class Claims(Result):
    """The founding statements, each tried by an experiment."""

    face = "claims"

    trials: tuple[Trial, ...]
    seed: int
    command: str | None
    n_missing: int = 0  # claims that an interruption left untried

    def counts(self) -> dict[str, int]:
        """Return how many claims got each answer."""
        return {str(word): n for word, n in Counter(one.answer for one in self.trials).items()}

    @property
    def as_predicted(self) -> bool:
        """Whether every check of every claim agreed with its prediction."""
        return all(check.passed for one in self.trials for check in one.finding.checks)

    def protocol(self) -> list[str]:
        """Return the lines that stand below everything."""
        total = sum(one.n_seconds for one in self.trials)
        lines = [
            f"intervals are of {100 * CONFIDENCE:g} % each; a number without one (–) is no estimate of "
            "another: the same seed gives it again",
            f"seed {self.seed}; {laboratory_versions()}; float64; {total:.0f} s",
        ]
        if self.n_missing:
            lines.append(f"interrupted: {self.n_missing} claims were not tried")
        if self.command:
            lines.append(self.command)
        return lines

    def to_dict(self) -> dict[str, Any]:
        """Return everything but the pictures' points as plain data."""
        return plain(
            {
                "seed": self.seed,
                "versions": versions(),
                "command": self.command,
                "n_missing": self.n_missing,
                "answers": self.counts(),
                "claims": [one.to_dict() for one in self.trials],
            }
        )

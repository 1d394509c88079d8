"""Given derivatives against differences: which components or rows are wrong, and in what way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unsaddle.errors import InvalidInput

Floats = NDArray[np.float64]

# A derivative and its difference quotient may differ by so many errors of the quotient, and by this
# share of the largest component: rounding and truncation stay far below, a wrong term does not.
ERROR_FACTOR = 10.0
CHECK_TOL = 1e-4
# A wrong row is a multiple of the right one when that explains all but this share of the gap.
MULTIPLE_TOL = 1e-2
MAX_GROUPS = 4  # of rows that a message names
# Relative to the largest entry; that of `CurvatureOperator.from_matrix`.
SYMMETRY_TOL = 1e-6


@dataclass(frozen=True)
class Comparison:
    """Given and differenced vectors at the same places, `(places, dims)`, and the latter's errors."""

    given: Floats
    differenced: Floats
    errors: Floats

    def wrong(self) -> NDArray[np.bool_]:
        """Return which components disagree at any place, `(dims,)`; where nothing is finite, none."""
        known = np.isfinite(self.differenced) & np.isfinite(self.errors)
        scale = np.max(np.abs(np.where(known, self.differenced, 0.0)), axis=1, keepdims=True)
        tol = ERROR_FACTOR * self.errors + CHECK_TOL * scale
        gap = np.abs(self.given - self.differenced)
        return np.any(known & ~(gap <= tol), axis=0)

    def ratios(self) -> Floats:
        """Return given over differenced of each component; not-a-number where that is no constant."""
        found = np.full(self.given.shape[1], np.nan)
        for i in range(len(found)):
            usable = np.isfinite(self.differenced[:, i]) & np.isfinite(self.given[:, i])
            given, right = self.given[usable, i], self.differenced[usable, i]
            size = float(right @ right)
            if size == 0.0:
                continue
            ratio = float(given @ right) / size
            rest = float(np.linalg.norm(given - ratio * right))
            if rest <= MULTIPLE_TOL * float(np.linalg.norm(given - right)):
                found[i] = ratio
        return found

    def ratios_explain(self) -> bool:
        """Whether every wrong component is a multiple of the right one."""
        return bool(np.isfinite(self.ratios()[self.wrong()]).all())

    def complaint(self, noun: str, whole: str) -> str | None:
        """Return what is wrong in words that name the place; None where nothing is.

        Args:
            noun: "row" or "component".
            whole: "your Hessian".
        """
        wrong = self.wrong()
        if not wrong.any():
            return None
        ratios = self.ratios()
        groups: list[tuple[int, int, str]] = []
        for i in np.flatnonzero(wrong):
            says = self.says(int(i), float(ratios[i]))
            if groups and groups[-1][1] == i - 1 and groups[-1][2] == says:
                groups[-1] = (groups[-1][0], int(i), says)
            else:
                groups.append((int(i), int(i), says))
        everything = groups[0][:2] == (0, len(wrong) - 1) and len(wrong) > 1
        parts = [
            f"{'every ' + noun if everything else _place(noun, first, last)} of {whole} "
            f"{says if first == last or everything else _plural(says)}"
            for first, last, says in groups[:MAX_GROUPS]
        ]
        more = len(groups) - MAX_GROUPS
        return "; ".join(parts) + (f"; and {more} places more" if more > 0 else "")

    def says(self, i: int, ratio: float) -> str:
        """Return what is wrong with component i, in the singular."""
        if not np.isfinite(self.given[:, i]).all():
            return "is not finite"
        if np.isnan(ratio):
            return "differs from the difference quotient"
        if abs(ratio + 1) <= MULTIPLE_TOL:
            return "has the opposite sign"
        return f"is {ratio:.3g} times the difference quotient"


def _place(noun: str, first: int, last: int) -> str:
    return f"{noun} {first}" if first == last else f"{noun}s {first}-{last}"


def _plural(says: str) -> str:
    for singular, plural in (("has ", "have "), ("is ", "are "), ("differs ", "differ ")):
        if says.startswith(singular):
            return plural + says[len(singular) :]
    return says


def block_complaint(
    rows: NDArray[np.intp], given: Floats, differenced: Floats, whole: str
) -> str | None:
    """Return what is wrong with a square block of a matrix, if it is a multiple of the right one.

    Args:
        rows: of the block, ascending; its columns are the same.
        given: the block, (rows, rows).
        differenced: the same by differences.
        whole: "your Hessian".
    """
    flat = Comparison(given.reshape(-1, 1), differenced.reshape(-1, 1), np.zeros((given.size, 1)))
    ratio = float(flat.ratios()[0])
    if np.isnan(ratio) or len(rows) != rows[-1] - rows[0] + 1:
        return None
    first, last = int(rows[0]), int(rows[-1])
    says = flat.says(0, ratio)
    return f"the block of rows and columns {first}-{last} of {whole} {says}"


def refuse(complaint: str, argument: str) -> InvalidInput:
    """Return the refusal of a given derivative that its differences contradict."""
    return InvalidInput(
        f"{argument}: {complaint}",
        "a derivative that agrees with differences of fun near x",
        f"Correct {argument} there (places count from 0), or leave it out: it is then made.",
    )


def check_symmetric(matrix: Floats, argument: str) -> None:
    """Raise where a matrix differs from its transpose, naming the largest difference and its place.

    Raises:
        InvalidInput: it is not symmetric.

    >>> check_symmetric(np.array([[1.0, 2.0], [2.5, 1.0]]), "hess")
    Traceback (most recent call last):
    ...
    unsaddle.errors.InvalidInput: hess that is not symmetric: entries [0, 1] and [1, 0] are 2 and 2.5,
    0.5 apart; accepted: a symmetric matrix, to 1e-06 of its largest entry. A Hessian is symmetric: look
    for a term that is missing on one side.
    """
    gap = np.abs(matrix - matrix.T)
    if not np.isfinite(gap).all() or gap.max() <= SYMMETRY_TOL * np.abs(matrix).max():
        return
    i, j = (int(k) for k in np.unravel_index(int(np.argmax(gap)), gap.shape))
    raise InvalidInput(
        f"{argument} that is not symmetric: entries [{i}, {j}] and [{j}, {i}] are {matrix[i, j]:.6g} "
        f"and {matrix[j, i]:.6g}, {gap[i, j]:.3g} apart",
        f"a symmetric matrix, to {SYMMETRY_TOL:.0e} of its largest entry",
        "A Hessian is symmetric: look for a term that is missing on one side.",
    )

"""The searches behind the bracket: the smallest end of all batches, of halves and of quarters."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unsaddle import streams
from unsaddle.curvature import Array, CurvatureOperator
from unsaddle.errors import InvalidInput
from unsaddle.krylov import Progress, Status, require_share
from unsaddle.spectrum.bracket import NUMBERS, Answer, SamplingBracket, answer_of, enclose
from unsaddle.spectrum.ends import End
from unsaddle.spectrum.search import both_ends

FEWEST_BATCHES = 4


def sampling_bracket(
    operators: Sequence[CurvatureOperator],
    *,
    seed: int | None,
    share: float = 0.0,
    known: End | None = None,
    confidence: float = 0.975,
    rel_tol: float = 1e-2,
    max_products: int = 200,
    max_memory: int | None = None,
    dense_limit: int = 100,
    progress: Progress | None = None,
) -> SamplingBracket:
    """Return the bracket of the population's smallest eigenvalue from Hessians of disjoint batches.

    The batches must be of equal size and drawn at random: shuffle before cutting. Costs about three
    searches over all the data: the whole, its halves, its quarters.

    Args:
        operators: the Hessian of each batch's mean loss; at least four.
        seed: of the start vectors; None draws one, and the result records it.
        share: of a finite population that the batches hold together, below 1; 0: it is endless.
        known: the smallest end of the mean over all batches, where it was found before: it saves a
            third of the cost.
        confidence: of each side on its own. 0.975: together the usual 95 %.
        rel_tol: of each eigenvalue; 1e-2: sampling is rarely known better.
        max_products: limit of each search, in products with all its batches.
        max_memory: of each search; see `both_ends`.
        dense_limit: up to this many dims a search forms its matrix.
        progress: called with the searches done and their number.

    Raises:
        InvalidInput: fewer than four operators, of unequal dims, or a share out of range.
        KeyboardInterrupt: stopped from outside; a part of the searches is no bracket.

    References:
        E λ_min(H_B) ≤ λ_min(H) since λ_min is concave (Jensen); λ_min(H) ≤ E v_Aᵀ H_B v_A since no
        unit vector has less, and B is independent of v_A (theory.md 2.7). Errors: Student's t over
        batches; at the low end by the first-order jackknife, the batches' curvature along the
        eigenvector. Of a finite population, Cochran 1977, "Sampling Techniques", section 2.6: the
        variance of a mean without replacement falls by the share that was drawn.

    >>> draw = np.random.default_rng(0)
    >>> noise = draw.standard_normal((16, 30, 30)) / 4
    >>> batches = [CurvatureOperator.from_matrix(np.diag([-1.0] + 29 * [1.0]) + n + n.T) for n in noise]
    >>> found = sampling_bracket(batches, seed=0)
    >>> found.low < -1.0 < found.high, found.answer
    (True, 'negative')
    """
    dims = {operator.n_dims for operator in operators}
    if len(operators) < FEWEST_BATCHES or len(dims) > 1:
        raise InvalidInput(
            f"{len(operators)} operators of {' and '.join(map(str, sorted(dims))) or 'no'} dims",
            f"at least {FEWEST_BATCHES} of the same dims",
            "Cut the samples into more batches of equal size: scatter is measured between them.",
        )
    return bracket_of_parts(
        lambda own: mean_operator([operators[int(i)] for i in own]),
        len(operators),
        seed=seed,
        share=share,
        known=known,
        confidence=confidence,
        rel_tol=rel_tol,
        max_products=max_products,
        max_memory=max_memory,
        dense_limit=dense_limit,
        progress=progress,
    )


def bracket_of_parts(
    operator_of: Callable[[NDArray[np.intp]], CurvatureOperator],
    n_batches: int,
    *,
    seed: int | None,
    share: float = 0.0,
    known: End | None = None,
    confidence: float = 0.975,
    rel_tol: float = 1e-2,
    max_products: int = 200,
    max_memory: int | None = None,
    dense_limit: int = 100,
    progress: Progress | None = None,
) -> SamplingBracket:
    """Return `sampling_bracket` where the mean over some batches has an operator of its own.

    It is asked for one part at a time, so that no two of them take memory together.

    Args:
        operator_of: makes the Hessian of the mean loss over the batches with these numbers.
        n_batches: at least four, of equal size.
        seed: as all that follow, see `sampling_bracket`.
        share: of a finite population that the batches hold.
        known: the smallest end of the mean over all batches.
        confidence: of each side.
        rel_tol: of each eigenvalue.
        max_products: limit of each search.
        max_memory: of each search.
        dense_limit: up to so many dims a search forms its matrix.
        progress: called with the searches done and their number.

    Raises:
        InvalidInput: a share is out of range.
        KeyboardInterrupt: stopped from outside; a part of the searches is no bracket.
    """
    require_share("confidence", confidence)
    if not 0.0 <= share < 1.0:
        raise InvalidInput(
            f"share={share!r}",
            "a number from 0 up to, not including, 1",
            "Batches that hold everything leave nothing open: take the smallest eigenvalue itself.",
        )
    seed = streams.resolve_seed(seed)
    groups = [np.flatnonzero(own) for n in (1, 2, 4) for own in _parts(n_batches, n)]
    ends = [known] if known is not None else []
    status: Status = "ok"
    n_products, n_dims = 0, 0 if known is None else len(known.vector)
    for group in groups[len(ends) :]:
        operator = operator_of(group)
        found = both_ends(
            operator,
            seed=seed,
            rel_tol=rel_tol,
            max_products=max_products,
            max_memory=max_memory,
            dense_limit=dense_limit,
        )
        n_products += len(group) * operator.n_products
        n_dims = operator.n_dims
        if found.interrupted:  # some of the searches say nothing about the bracket
            raise KeyboardInterrupt
        if found.status != "ok":
            status = found.status
            break
        ends.append(found.smallest)
        if progress is not None:
            progress(len(ends), len(groups))
    numbers: dict[str, Any] = dict.fromkeys(NUMBERS, math.nan)
    answer: Answer = "not enough data to say"
    needed = None
    if status == "ok":
        along = np.empty((len(groups), n_batches))
        for batch in range(n_batches):
            operator = operator_of(np.array([batch]))
            along[:, batch] = [end.vector @ operator.precise_product(end.vector) for end in ends]
            n_products += operator.n_products
        numbers = enclose(along, groups, ends, confidence, share)
        answer, needed = answer_of(numbers, n_batches, share)
    return SamplingBracket(
        **numbers,
        confidence=confidence,
        answer=answer,
        n_batches=n_batches,
        n_batches_needed=needed,
        share=share,
        n_dims=n_dims,
        n_products=n_products,
        converged=status == "ok" and all(end.converged for end in ends),
        status=status,
        seed=seed,
    )


def _parts(n_batches: int, n_parts: int) -> list[NDArray[np.bool_]]:
    """Return which batches belong to each of so many parts, in order."""
    part = np.arange(n_batches) * n_parts // n_batches
    return [part == i for i in range(n_parts)]


def mean_operator(operators: Sequence[CurvatureOperator]) -> CurvatureOperator:
    """Return the mean of operators; its products count on each of them.

    >>> two = [CurvatureOperator.from_matrix([[1.0]]), CurvatureOperator.from_matrix([[4.0]])]
    >>> mean_operator(two).product(np.ones(1)).tolist()
    [2.5]
    """

    def apply(vector: Array) -> Array:
        return np.mean([operator.product(vector) for operator in operators], axis=0)

    def apply_precise(vector: Array) -> Array:
        return np.mean([operator.precise_product(vector) for operator in operators], axis=0)

    errors = [operator.error for operator in operators if operator.error is not None]
    return CurvatureOperator(
        n_dims=operators[0].n_dims,
        apply=apply,
        road=f"{operators[0].road}, mean over {len(operators)} batches",
        apply_precise=apply_precise,
        working_dtype=operators[0].working_dtype,
        error=(lambda: max(error() for error in errors)) if errors else None,
    )

"""Linear networks: ½‖W_N ··· W_1 - Σ‖², whose critical points and spectra are known exactly."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import jax.numpy as jnp
import numpy as np
from numpy.typing import ArrayLike

from unsaddle.critical import CriticalPoint
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.problems.arguments import Floats, at, by_value, cube, positive_vector, subsets

Widths = tuple[int, ...]


def linear_network(
    singular_values: Sequence[float] = (3.0, 2.0, 1.0), widths: Sequence[int] = (3, 2, 3)
) -> Landscape:
    """Return the loss of a linear network on whitened inputs, all weights in one vector.

    The weights are those of W_1, ..., W_N, each row after row; W_l maps layer l-1 to layer l. The
    target Σ is diagonal. For each set S of singular values that the narrowest layer can hold, the
    list has the balanced critical point that learned exactly those: its loss is half the sum of the
    squares of the others, unit c of each layer carries σ_c^(1/N). A whole manifold of points (any
    invertible change of each hidden layer) has the same loss. With two layers and no value twice
    that is every critical point, all of a class with one index, for p values and r hidden units
    (r-|S|)(p-|S|) + #{i in S, j not in S: σ_j > σ_i}.
    With three or more there are others, where weights cancel without being zero, and the second
    derivative at 0 vanishes: DEGENERATE, a plateau that no curvature leads off.

    Args:
        singular_values: of the target, above zero; they stand on its diagonal in this order.
        widths: units of each layer, inputs first, outputs last; at least one hidden layer.

    Raises:
        InvalidInput: a singular value that is not positive, no hidden layer, an empty layer, or
            another number of singular values than the smaller of inputs and outputs.

    References:
        Baldi, Hornik (1989), Neural Networks and Principal Component Analysis, Neural Networks 2,
        for the classes; Saxe, McClelland, Ganguli (2013), arXiv 1312.6120, for the motion between
        them; Achour, Malgouyres, Gerchinovitz (2024), arXiv 2107.13289, for depth. The spectra are
        worked out here.

    >>> points = linear_network().critical_points
    >>> [(point.value, point.index) for point in points]
    [(0.5, 0), (2.0, 1), (2.5, 2), (4.5, 2), (5.0, 3), (6.5, 4), (7.0, 6)]
    >>> str(linear_network((1.0,), (1, 1, 1, 1)).critical_points[-1].kind)
    'DEGENERATE'
    """
    sigma = positive_vector("singular_values", singular_values, "Give them as in (3, 2, 1).")
    layers = _checked_widths(widths, len(sigma))
    target = np.zeros((layers[-1], layers[0]))
    np.fill_diagonal(target, sigma)

    def function(flat: Any) -> Any:
        product, *others = unflatten(flat, layers)
        for weights in others:
            product = weights @ product
        return 0.5 * jnp.sum((product - jnp.asarray(target, flat.dtype)) ** 2)

    chosen = list(subsets(len(sigma), min(layers)))
    reach = float(np.max(sigma)) ** (1.0 / (len(layers) - 1))
    n_weights = sum(a * b for a, b in itertools.pairwise(layers))
    return Landscape(
        name="linear_network",
        function=function,
        box=cube(1.5 * reach, n_weights),
        known=by_value([_class_point(s, sigma, layers) for s in chosen]),
        start=tuple(map(float, _start(sigma, layers))),
        source=f"linear network of widths {'-'.join(map(str, layers))} on whitened inputs; Baldi, "
        "Hornik (1989), Neural Networks 2; Saxe, McClelland, Ganguli (2013), arXiv 1312.6120",
    )


def unflatten(flat: Any, widths: Sequence[int]) -> list[Any]:
    """Return the weight matrices of a vector, first layer first."""
    sizes = [a * b for a, b in itertools.pairwise(widths)]
    ends = list(itertools.accumulate(sizes))
    return [
        flat[end - size : end].reshape(b, a)
        for end, size, (a, b) in zip(ends, sizes, itertools.pairwise(widths), strict=True)
    ]


def balanced(learned: Sequence[int], strengths: ArrayLike, widths: Sequence[int]) -> Floats:
    """Return weights whose product has `strengths` at the diagonal places `learned`, else zeros.

    Hidden unit c of every layer carries `strengths[c]` to the power 1/N and nothing else: the way a
    network that starts balanced stays.

    >>> balanced([0], [4.0], (1, 1, 1)).tolist()
    [2.0, 2.0]
    """
    depth = len(widths) - 1
    matrices = [np.zeros((b, a)) for a, b in itertools.pairwise(widths)]
    for unit, (place, strength) in enumerate(zip(learned, np.atleast_1d(strengths), strict=True)):
        for layer, matrix in enumerate(matrices):
            row = place if layer == depth - 1 else unit
            column = place if layer == 0 else unit
            matrix[row, column] = strength ** (1.0 / depth)
    return np.concatenate([matrix.ravel() for matrix in matrices])


def _checked_widths(widths: Sequence[int], n_values: int) -> Widths:
    layers = tuple(widths)
    whole = all(isinstance(w, int | np.integer) and w >= 1 for w in layers)  # pyright: ignore[reportUnnecessaryIsInstance]
    if len(layers) < 3 or not whole:
        raise InvalidInput(
            f"widths={widths!r}",
            "three or more whole numbers above 0: inputs, hidden layers, outputs",
            "Two layers of weights are (3, 2, 3), say.",
        )
    if min(layers[0], layers[-1]) != n_values:
        raise InvalidInput(
            f"singular_values of length {n_values} for {layers[0]} inputs and {layers[-1]} outputs",
            f"length {min(layers[0], layers[-1])}, the smaller of the two",
            "Change the first or the last of widths, or the singular values.",
        )
    return layers


def _class_point(learned: tuple[int, ...], sigma: Floats, widths: Widths) -> CriticalPoint:
    place = balanced(learned, sigma[list(learned)], widths)
    missing = np.delete(sigma, list(learned))
    return at(place, 0.5 * float(np.sum(missing**2)), _spectrum(learned, sigma, widths))


def _spectrum(learned: tuple[int, ...], sigma: Floats, widths: Widths) -> Floats:
    """Return all eigenvalues at the balanced point of a class.

    With N layers and s_c the strength of unit c: W_l(d, c) of two learned units changes the
    product's entry (d, c) by s_d^((N-l)/N) s_c^((l-1)/N), a form of rank one over the layers. The
    last layer's (j, c) and the first layer's (c, j) for an output j and an input j that are not
    learned bend by s_c^(2-2/N) each and are coupled by -σ_j s_c^(1-2/N). All else is flat. A unit
    that carries nothing has s_c = 0: with two layers the coupling stays, σ_j s_c^0.
    """
    depth, n_hidden = len(widths) - 1, min(widths[1:-1])
    strengths = sigma[list(learned)]
    power = 1.0 - 2.0 / depth
    bends = [
        sum(
            d ** (2.0 * (depth - layer) / depth) * c ** (2.0 * (layer - 1) / depth)
            for layer in range(1, depth + 1)
        )
        for c in strengths
        for d in strengths
    ]
    for j in range(max(widths[0], widths[-1])):
        if j in learned:
            continue
        for s in strengths:
            both = j < min(widths[0], widths[-1])
            pull = sigma[j] * s**power if both else 0.0
            stiffness = s ** (1.0 + power)
            bends += [stiffness - pull, stiffness + pull] if both else [stiffness]
        if depth == 2 and j < len(sigma):
            idle = n_hidden - len(learned)
            bends += [-sigma[j]] * idle + [sigma[j]] * idle
    n_weights = sum(a * b for a, b in itertools.pairwise(widths))
    return np.array([*bends, *[0.0] * (n_weights - len(bends))])


def _start(sigma: Floats, widths: Widths) -> Floats:
    """Beside the saddle that learned all but the strongest value, as many as fit, on a way out."""
    order = [int(i) for i in np.argsort(-sigma)]
    first, learned = order[0], tuple(order[1:])[: min(widths)]
    deep, idle = len(widths) > 3, len(learned) < min(widths)
    place = balanced(learned, sigma[list(learned)], widths)
    if deep and not learned:  # flat to second order: farther off, or nothing moves
        return balanced([first], [0.1 ** (len(widths) - 1)], widths)
    # Through the first unit that carries nothing, or that with the weakest value: a deep network's
    # idle unit has no curvature to leave by.
    unit = len(learned) if idle and not deep else len(learned) - 1
    matrices = unflatten(place, widths)  # views
    matrices[0][unit, first] += 1e-3
    matrices[-1][first, unit] += 1e-3
    return place

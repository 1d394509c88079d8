"""The string method: a chain of images between two minima that slides down into a way over saddles.

E, Ren, Vanden-Eijnden (2007), Simplified and improved string method for computing the minimum energy
paths in barrier-crossing events, J. Chem. Phys. 126, 164103: every image takes a step of steepest
descent, then all are set at equal distances along the string again. We deviate in one place: an
image that rests on a point with two or more directions of negative curvature, from which symmetry
never moves it, is pushed along the most negative one that leads off the string.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unsaddle.landscape import Landscape

Floats = NDArray[np.float64]

STEP = 0.5  # in units of 1 / largest curvature: explicit descent is stable below 2
BLOCK = 50  # iterations between two looks at curvature and movement
SETTLED = 1e-3  # of the string's length: movement in one block below which it has come to rest
PUSH = 0.02  # of the string's length


@dataclass(frozen=True)
class String:
    """Where a string came to rest."""

    images: Floats  # (images, dims), the ends included
    values: Floats  # (images,)
    n_iterations: int
    movement: float  # of the images in the last block, relative to the string's length
    settled: bool

    def heights(self) -> NDArray[np.intp]:
        """Return the positions of the local maxima of the value along the string, in order."""
        inner = self.values[1:-1]
        return 1 + np.flatnonzero((inner >= self.values[:-2]) & (inner > self.values[2:]))


def relax(landscape: Landscape, images: Floats, max_iterations: int) -> String:
    """Return a string after it has come to rest, or after so many iterations.

    Args:
        landscape: the function.
        images: (images, dims), the first and the last stay where they are.
        max_iterations: at most; rounded up to whole blocks of 50.

    >>> from unsaddle import zoo
    >>> line = np.linspace([-1.0, 0.0], [1.0, 0.0], 21)
    >>> string = relax(zoo.get("double_well"), line, 1000)
    >>> string.settled, string.images[string.heights()].round(12).tolist()
    (True, [[0.0, 0.0]])
    """
    images = evenly(images, len(images))
    n_iterations, movement, pushed = 0, np.inf, False
    while n_iterations < max_iterations:
        before = images
        step = STEP / _largest_curvature(landscape, images)
        for _ in range(BLOCK):
            moved = images - step * _finite(landscape.gradient(images))
            moved[0], moved[-1] = images[0], images[-1]
            images = evenly(moved, len(moved))
        n_iterations += BLOCK
        length = _length(images)
        movement = float(np.max(np.linalg.norm(images - before, axis=1)) / length)
        if movement < SETTLED:
            images, pushed = _pushed_off_symmetry(landscape, images, PUSH * length)
            if not pushed:
                break
    values = landscape.value(images)
    return String(images, values, n_iterations, movement, movement < SETTLED and not pushed)


def evenly(points: Floats, n_points: int) -> Floats:
    """Return points at equal distances along the line through some points.

    >>> evenly(np.array([[0.0], [1.0], [4.0]]), 5).ravel().tolist()
    [0.0, 1.0, 2.0, 3.0, 4.0]
    """
    lengths = np.linalg.norm(np.diff(points, axis=0), axis=1)
    at = np.concatenate([[0.0], np.cumsum(lengths)])
    wanted = np.linspace(0.0, at[-1], n_points)
    return np.stack([np.interp(wanted, at, column) for column in points.T], axis=1)


def _length(points: Floats) -> float:
    return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())


def _finite(numbers: Floats) -> Floats:
    return np.where(np.isfinite(numbers), numbers, 0.0)


def _largest_curvature(landscape: Landscape, images: Floats) -> float:
    bent = _finite(landscape.hessian(images))
    return max(float(np.linalg.norm(bent, ord=2, axis=(1, 2)).max()), 1e-300)


def _pushed_off_symmetry(
    landscape: Landscape, images: Floats, distance: float
) -> tuple[Floats, bool]:
    """Push the string aside where it rests on a maximum across its own direction."""
    values = landscape.value(images)
    string = String(images, values, 0, 0.0, True)
    pushed = False
    for i in string.heights():
        along = images[i + 1] - images[i - 1]
        along /= np.linalg.norm(along)
        across = np.eye(len(along)) - np.outer(along, along)
        curvatures, vectors = np.linalg.eigh(across @ landscape.hessian(images[i]) @ across)
        # Off a ridge that falls away on both sides the string would have moved by itself, unless
        # it stands on the crest exactly.
        if curvatures[0] >= -1e-6 * np.abs(curvatures).max():
            continue
        out = vectors[:, 0] * np.sign(vectors[np.argmax(np.abs(vectors[:, 0])), 0])
        bump = np.exp(-0.5 * ((np.arange(len(images)) - i) / (0.1 * len(images))) ** 2)
        bump[0] = bump[-1] = 0.0
        images = images + distance * bump[:, None] * out
        pushed = True
    return images, pushed

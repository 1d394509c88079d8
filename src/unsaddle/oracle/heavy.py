"""`HeavyTailedNoise`: gradient noise without a fourth moment, a second, or a mean."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

import jax.numpy as jnp
import numpy as np
from numpy.typing import ArrayLike

from unsaddle.counter import Counter
from unsaddle.errors import InvalidInput
from unsaddle.landscape import Landscape
from unsaddle.oracle.directions import Rows, as_rows, kicked, unit_vector
from unsaddle.oracle.protocol import Array, Coordinates, coordinate_gradient


@dataclass(frozen=True)
class HeavyTailedNoise:
    """The exact gradient plus independent heavy-tailed noise along each direction of a basis.

    Both laws are drawn exactly from one pair of 32-bit words per deviate, in float64 whatever the
    precision of the run; the words bound the tail at probabilities of about 2**-32.

    Args:
        scale: factor of the standard law, in units of value per length; no standard deviation.
        law: "stable" (symmetric alpha-stable, characteristic function ``exp(-|scale t|^alpha)``) or
            "student" (Student's t).
        shape: alpha of the first, degrees of freedom of the second.
        basis: (n_directions, dims), rows of length 1; None stands for every coordinate.
        cost: sample gradients per step: the number of samples where the landscape is a finite sum.
    """

    scale: float
    law: Literal["stable", "student"]
    shape: float
    basis: Rows | None = None
    cost: float = 1.0

    def describe(self) -> str:
        """Return the words of the protocol."""
        names = {
            "stable": f"alpha-stable with alpha {self.shape:g}",
            "student": f"Student's t with {self.shape:g} degrees of freedom",
        }
        n_directions = 0 if self.basis is None else len(self.basis)
        along = f"{n_directions} direction{'s' * (n_directions > 1)}"
        along = "each coordinate" if self.basis is None else along
        return f"gradient noise {names[self.law]} along {along}, scale {self.scale:g}"

    def n_blocks(self, n_dims: int) -> int:
        """One pair of words per direction."""
        return n_dims if self.basis is None else len(self.basis)

    def init(self, n_walkers: int) -> tuple[()]:
        """No state."""
        del n_walkers
        return ()

    def step(
        self, landscape: Landscape, state: Any, point: Coordinates, walker: Array, step: Array,
        counter: Counter,
    ) -> tuple[Coordinates, Any]:  # fmt: skip
        """Return the gradient plus noise that depends on (seed, walker, step) alone."""
        gradient = coordinate_gradient(landscape, point)
        first, second = counter.uniform_pairs(walker, step, jnp.float64)
        n_directions = self.n_blocks(len(point))
        draw = stable_deviate if self.law == "stable" else student_deviate
        deviates = draw(first[:n_directions], second[:n_directions], self.shape)
        return kicked(gradient, self.scale, self.basis, deviates), state


def stable_deviate(first: Array, second: Array, alpha: float) -> Array:
    """Return a symmetric alpha-stable deviate made of two uniforms in (0, 1).

    References:
        Chambers, Mallows and Stuck (1976), "A method for simulating stable random variables", in
        its symmetric case; alpha = 1 is Cauchy's law and alpha = 2 the normal law of variance 2.

    >>> import scipy.stats
    >>> round(float(stable_deviate(0.75, 0.3, 1.0) - scipy.stats.cauchy.ppf(0.75)), 6)
    0.0
    """
    angle = math.pi * (first - 0.5)
    wait = -jnp.log(second)
    below = jnp.cos(angle) ** (1.0 / alpha)
    tail = (jnp.cos((1.0 - alpha) * angle) / wait) ** ((1.0 - alpha) / alpha)
    return jnp.sin(alpha * angle) / below * tail


def student_deviate(first: Array, second: Array, degrees_of_freedom: float) -> Array:
    """Return Student's t made of two uniforms in (0, 1).

    References:
        Bailey (1994), "Polar generation of random variates with the t-distribution", without its
        rejection step: the angle is a uniform of its own.
    """
    # √ν √(U^(-2/ν) - 1), with the power outside the root: its square would overflow first. expm1,
    # since many degrees of freedom make the difference small.
    grown = jnp.log(second) / degrees_of_freedom
    size = math.sqrt(degrees_of_freedom) * jnp.exp(-grown) * jnp.sqrt(-jnp.expm1(2.0 * grown))
    return size * jnp.cos(2.0 * math.pi * first)


def heavy_tailed(
    scale: float,
    *,
    alpha: float | None = None,
    degrees_of_freedom: float | None = None,
    basis: ArrayLike | None = None,
) -> HeavyTailedNoise:
    """Return heavy-tailed gradient noise; exactly one of `alpha` and `degrees_of_freedom` is given.

    Args:
        scale: factor of the standard law.
        alpha: tail exponent of symmetric alpha-stable noise, above 0 and up to 2 (which is normal,
            of standard deviation ``√2 scale``). Below 2 there is no variance, up to 1 no mean.
        degrees_of_freedom: of Student's t, above 0; it has a variance above 2.
        basis: (n_directions, dims), directions which are normalised; each coordinate when None. The
            deviates are independent, so that heavy tails show along these directions.

    Raises:
        InvalidInput: none or both of the two laws, a number outside its range, a negative scale, or
            a direction without length.

    References:
        Simsekli, Sagun and Gurbuzbalaban (2019), "A tail-index analysis of stochastic gradient
        noise in deep neural networks": the coordinates' noise is alpha-stable.

    >>> heavy_tailed(0.1, alpha=1.5).describe()
    'gradient noise alpha-stable with alpha 1.5 along each coordinate, scale 0.1'
    """
    if (alpha is None) == (degrees_of_freedom is None):
        raise InvalidInput(
            f"alpha={alpha!r} and degrees_of_freedom={degrees_of_freedom!r}",
            "one of the two",
            "Pass alpha=1.5 for alpha-stable noise, degrees_of_freedom=3 for Student's t.",
        )
    if not (np.isfinite(scale) and scale >= 0):
        raise InvalidInput(
            f"a noise scale of {scale!r}",
            "a finite number, zero or positive",
            "It multiplies the standard law; a heavy tail may have no standard deviation.",
        )
    rows = None
    if basis is not None:
        rows = as_rows([unit_vector(row) for row in np.atleast_2d(np.asarray(basis, np.float64))])
    if alpha is not None:
        if not 0 < alpha <= 2:
            raise InvalidInput(
                f"alpha={alpha!r}",
                "a number above 0, at most 2",
                "Take 2 for the normal law; the smaller the number the heavier the tail.",
            )
        return HeavyTailedNoise(float(scale), "stable", float(alpha), rows)
    assert degrees_of_freedom is not None  # one of the two is given
    if not (np.isfinite(degrees_of_freedom) and degrees_of_freedom > 0):
        raise InvalidInput(
            f"degrees_of_freedom={degrees_of_freedom!r}",
            "a finite number above 0",
            "Take 3 for a variance without a fourth moment; for the normal law take isotropic noise.",
        )
    return HeavyTailedNoise(float(scale), "student", float(degrees_of_freedom), rows)

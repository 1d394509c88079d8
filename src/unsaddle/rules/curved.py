"""Rules that divide the gradient by the curvature: Newton's, and Newton's without its saddles."""

from __future__ import annotations

from typing import Any

import jax.numpy as jnp
import optax

from unsaddle.rules.context import DescentContext


def newton(learning_rate: Any = 1.0) -> optax.GradientTransformationExtraArgs:
    """Newton's method: x -= η H⁻¹ g, drawn to critical points of every kind.

    On a quadratic every coordinate shrinks by 1−η a step, uphill or down: a saddle attracts. The
    rate has no unit; 1 is the full step. Where H is singular its pseudo-inverse is taken: no step
    along eigenvectors whose |λ| is at most n_dims · ε times the largest (ε: relative rounding of the
    points' precision).

    Costs one gradient, the drawn one, and one exact Hessian a step, and its eigenvectors.

    References:
        Dauphin, Pascanu, Gulcehre, Cho, Ganguli & Bengio 2014, Identifying and attacking the saddle
        point problem in high-dimensional non-convex optimization, NeurIPS, arXiv 1406.2572,
        section 4. Theirs has no rate and no pseudo-inverse.
    """
    return _divided_by_curvature(learning_rate, lambda eigenvalues: eigenvalues)


def saddle_free_newton(
    learning_rate: Any = 1.0, damping: float = 0.0
) -> optax.GradientTransformationExtraArgs:
    """Saddle-free Newton: x -= η (|H| + δ)⁻¹ g, with |H| = Σ |λᵢ| qᵢ qᵢᵀ from all eigenvectors.

    On a quadratic with δ = 0 coordinates grow by exactly 1+η a step where λ < 0, however small |λ|
    is, and shrink by 1−η where λ > 0. `damping` (δ, in units of curvature) is added to every |λ|: it
    bounds the step where the surface is flat. At δ = 0 the pseudo-inverse of `newton` is taken.

    Costs one gradient, the drawn one, and one exact Hessian a step, and its eigenvectors.

    References:
        Dauphin et al. 2014 (see `newton`), section 5 and Algorithm 1. All eigenvectors instead of a
        Krylov subspace; the damping is a setting instead of being searched for at each step.
    """
    return _divided_by_curvature(learning_rate, lambda eigenvalues: jnp.abs(eigenvalues) + damping)


def _divided_by_curvature(
    learning_rate: Any, divisors: Any
) -> optax.GradientTransformationExtraArgs:
    def init(params: Any) -> optax.EmptyState:
        del params
        return optax.EmptyState()

    def update(
        updates: Any, state: Any, params: Any = None, *, context: DescentContext, **extra: Any
    ) -> tuple[Any, Any]:
        del extra
        eigenvalues, vectors = eigenpairs(context.hessian(params))
        n_dims, rounding = len(eigenvalues), jnp.finfo(updates.dtype).eps
        flat = n_dims * rounding * jnp.max(jnp.abs(eigenvalues))
        divisor = divisors(eigenvalues)
        # Written so that a divisor of not-a-number stays one.
        inverse = jnp.where(jnp.abs(divisor) <= flat, 0.0, 1.0 / divisor)
        step = combined(vectors, inverse * components(vectors, updates))
        return step.astype(updates.dtype), state

    # optax's type for `update` has no room for a named extra argument.
    rule = optax.GradientTransformationExtraArgs(init, update)  # pyright: ignore[reportArgumentType]
    return optax.chain(rule, optax.scale_by_learning_rate(learning_rate))


def eigenpairs(hessian: Any) -> tuple[Any, Any]:
    """Return eigenvalues, ascending, and eigenvectors as columns, in single precision at least.

    All are not-a-number where an entry of the Hessian is not finite.
    """
    # LAPACK has no half precision, and promises nothing for entries that are not finite.
    wide = hessian.astype(jnp.promote_types(hessian.dtype, jnp.float32))
    finite = jnp.all(jnp.isfinite(wide))
    tame = jnp.where(finite, wide, 0.0)
    eigenvalues, vectors = _rotated(tame) if len(tame) == 2 else jnp.linalg.eigh(tame)
    return jnp.where(finite, eigenvalues, jnp.nan), jnp.where(finite, vectors, jnp.nan)


def _rotated(matrix: Any) -> tuple[Any, Any]:
    """Eigenpairs in the plane by one Jacobi rotation, many times as fast as a call of LAPACK."""
    (first, mixed), (_, last) = matrix
    ratio = (last - first) / (2 * jnp.where(mixed == 0, 1.0, mixed))
    tangent = jnp.where(ratio < 0, -1.0, 1.0) / (jnp.abs(ratio) + jnp.sqrt(1 + ratio * ratio))
    tangent = jnp.where(mixed == 0, 0.0, tangent)
    cosine = 1 / jnp.sqrt(1 + tangent * tangent)
    sine = tangent * cosine
    low, high = first - tangent * mixed, last + tangent * mixed
    ordered = low <= high
    eigenvalues = jnp.stack([jnp.minimum(low, high), jnp.maximum(low, high)])
    left, right = jnp.stack([cosine, -sine]), jnp.stack([sine, cosine])
    vectors = jnp.stack([jnp.where(ordered, left, right), jnp.where(ordered, right, left)], axis=1)
    return eigenvalues, vectors


def components(vectors: Any, vector: Any) -> Any:
    """Return the components along the columns; sums, not a product that GPUs round to 10 bits."""
    return jnp.sum(vectors * vector[:, None], axis=0)


def combined(vectors: Any, weights: Any) -> Any:
    """Return the columns' sum with weights, the inverse of `components`."""
    return jnp.sum(vectors * weights[None, :], axis=1)

"""Problems with known critical points: finite sums and landscapes, each with its source.

Every one gives its critical points in closed form: location, value, all eigenvalues, and by them index
and kind. Where a point has mirror images the list has them all while they are few; of a continuum it has
one point. The docstring of each says which.
"""

from unsaddle.problems.catalog import get, names, resolve
from unsaddle.problems.diagonal_network import diagonal_network
from unsaddle.problems.digits_mlp import digits_mlp
from unsaddle.problems.fukumizu_amari import fukumizu_amari
from unsaddle.problems.linear_network import linear_network
from unsaddle.problems.matrix_factorization import matrix_factorization, rank1_factorization
from unsaddle.problems.octopus import octopus
from unsaddle.problems.phase_retrieval import phase_retrieval, phase_retrieval_samples
from unsaddle.problems.quadratic import quadratic, two_point, wang_quadratic
from unsaddle.problems.sphere_tensor import sphere_tensor

__all__ = [
    "diagonal_network",
    "digits_mlp",
    "fukumizu_amari",
    "get",
    "linear_network",
    "matrix_factorization",
    "names",
    "octopus",
    "phase_retrieval",
    "phase_retrieval_samples",
    "quadratic",
    "rank1_factorization",
    "resolve",
    "sphere_tensor",
    "two_point",
    "wang_quadratic",
]

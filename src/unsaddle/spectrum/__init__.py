"""Both ends of a spectrum: what is proved, what is likely, and what it cost.

Three statements that must not be mixed. One float64 product *proves* that the smallest eigenvalue
is at most the Rayleigh quotient. The residual says that *some* eigenvalue is near. That none lies
below the bound is *probable*, over the random start vector. All are about the operator given:
that its samples stand for others is a separate question.

Products are the whole cost, so Lanczos runs without restarts, on a fully reorthogonalised basis of
up to `max_products` vectors: that is its price in memory. Where it is too high the basis is kept in
16 bits, or the search restarts after all.
"""

from unsaddle.spectrum.batches import bracket_of_parts, sampling_bracket
from unsaddle.spectrum.bracket import SamplingBracket
from unsaddle.spectrum.convergence import Estimate
from unsaddle.spectrum.density import Density, Share, Window
from unsaddle.spectrum.ends import End, Spectrum, nothing_known
from unsaddle.spectrum.quadrature import spectral_density
from unsaddle.spectrum.search import both_ends

__all__ = [
    "Density",
    "End",
    "Estimate",
    "SamplingBracket",
    "Share",
    "Spectrum",
    "Window",
    "both_ends",
    "bracket_of_parts",
    "nothing_known",
    "sampling_bracket",
    "spectral_density",
]

"""Numbers and short texts as pictures, tables and pages print them."""

from __future__ import annotations

from unsaddle.spectrum import Density, End
from unsaddle.theory import Forecast


def number(value: object) -> str:
    """Return a number in at most nine characters; other values as they are.

    >>> number(698.0), number(-2.5158e22), number(True), number(float("inf"))
    ('698', '-2.52e+22', 'True', 'infinite')
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if value != value:  # NaN
        return "not a number"
    if value in (float("inf"), float("-inf")):
        return "infinite" if value > 0 else "-infinite"
    if float(value).is_integer() and abs(value) < 1e6:
        return str(int(value))
    return f"{value:.3g}"


def shortened(text: str, width: int) -> str:
    """Return a text of at most `width` characters.

    >>> shortened("x**2 - y**2", 8)
    'x**2 - …'
    """
    return text if len(text) <= width else text[: width - 1] + "…"


def forecast_settings(forecast: Forecast) -> str:
    """Return the settings of a forecast that a user can set, learning rate first."""
    names = {"learning_rate": "learning rate", "momentum": "momentum"}
    shown = [f"{names[k]} {number(v)}" for k, v in forecast.settings.items() if k in names]
    return ", ".join(shown)


def chance(end: End) -> str:
    """Say how sure the probable side of an end of the spectrum is.

    The whole matrix leaves nothing to chance; a Krylov space depends on its random start.
    """
    return "by the whole matrix" if end.confidence == 1 else f"with probability {end.confidence:g}"


def density_words(density: Density) -> str:
    """Return the estimated number of negative eigenvalues, its interval, and what it leaves out."""
    near = 100 * density.near_zero.value
    return (
        f"about {density.index:,.0f} ({density.index_low:,} – {density.index_high:,}) below "
        f"{number(-density.resolution)}, {number(near)} % nearer to zero"
    )

"""Our style sheet: how pictures look, told apart without colour, and written the same every time."""

from __future__ import annotations

import contextlib
import io
import json
import textwrap
import threading
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import matplotlib.style
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

INK = "#1c1f26"
FAINT = "#666b75"
RULE = "#c9ccd3"
DPI = 110
PROTOCOL_SIZE = 7.0  # points
TITLE_HEIGHT = 0.4  # inches

# Chosen for lightness first: no two are closer than 7 in CIE L* (0 is black, 100 white), so a grey
# print keeps them apart, and neighbours in this order differ by more than 18. In the usual models of
# protanopia, deuteranopia and tritanopia no two are closer than 18 in CIELAB (tests/test_figures.py).
# The explorer reads the same table, so that an optimizer looks alike in both.
_LOOKS: dict[str, list[str]] = json.loads(
    (files("unsaddle.figures") / "looks.json").read_text(encoding="utf-8")
)
COLORS = tuple(_LOOKS["on_white"])
DASHES: tuple[Any, ...] = (
    "solid",
    (0, (5, 1.6)),
    (0, (1.2, 1.2)),
    (0, (6, 1.5, 1.2, 1.5)),
    (0, (9, 2.5)),
    (0, (4, 1.3, 1.2, 1.3, 1.2, 1.3)),
)
_SHAPES = {"circle": "o", "square": "s", "up": "^", "diamond": "D", "down": "v", "plus": "P"}
MARKERS = tuple(_SHAPES[name] for name in _LOOKS["markers"])

_SHEET: dict[str, Any] = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],  # travels with Matplotlib: the same picture everywhere
    "font.size": 9.0,
    "text.color": INK,
    "axes.titlesize": 10.0,
    "axes.titlelocation": "left",
    "axes.titleweight": "bold",
    "axes.labelsize": 9.0,
    "axes.edgecolor": FAINT,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.7,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.formatter.use_mathtext": True,
    "xtick.color": FAINT,
    "ytick.color": FAINT,
    "xtick.labelsize": 8.0,
    "ytick.labelsize": 8.0,
    "legend.fontsize": 8.0,
    "legend.frameon": False,
    "legend.handlelength": 3.4,
    "figure.dpi": DPI,
    "savefig.dpi": DPI,
    "figure.facecolor": "white",
    "axes.facecolor": "white",
    "svg.hashsalt": "unsaddle",
    "svg.fonttype": "path",
}
_LOCK = threading.RLock()  # Matplotlib's settings are global to the process


@dataclass(frozen=True)
class Look:
    """How one optimizer is drawn: colour, dashes and marker differ, each enough on its own."""

    color: str
    dashes: Any
    marker: str


def look(position: int) -> Look:
    """Return the look of the optimizer at a position; 36 differ, the first six in every respect.

    >>> look(0) == look(6), look(0).color == look(6).color
    (False, True)
    """
    turn = position // len(COLORS)
    return Look(
        COLORS[position % len(COLORS)],
        DASHES[(position + turn) % len(DASHES)],
        MARKERS[(position + turn) % len(MARKERS)],
    )


@contextlib.contextmanager
def applied() -> Generator[None]:
    """Draw with our style sheet and nobody else's; the user's settings come back afterwards."""
    with _LOCK, matplotlib.style.context(_SHEET, after_reset=True):
        yield


def new_figure(width: float, height: float) -> Figure:
    """Return an empty figure of so many inches, outside of pyplot's register."""
    engine = ConstrainedLayoutEngine(w_pad=0.08, h_pad=0.08, wspace=0.04, hspace=0.05)
    return Figure(figsize=(width, height), dpi=DPI, layout=engine)


def plain_text(text: str) -> str:
    """Return a text that Matplotlib prints as it stands: what a user typed is no TeX."""
    return text.replace("$", r"\$")


def protocol_lines(lines: Sequence[str], width: float) -> list[str]:
    """Return the protocol folded to a figure's width in inches."""
    # DejaVu Sans is 0.6 times its size wide on average, digits and capitals included.
    n_columns = int((width - 0.3) * 72 / (0.59 * PROTOCOL_SIZE))
    folded: list[str] = []
    for line in lines:
        folded += textwrap.wrap(line, n_columns, subsequent_indent="    ") or [""]
    return folded


def protocol_height(lines: Sequence[str], width: float) -> float:
    """Return the inches that the protocol needs below a figure."""
    return 0.16 + len(protocol_lines(lines, width)) * PROTOCOL_SIZE * 1.35 / 72


def legend_height(n_rows: int) -> float:
    """Return the inches that a legend of so many rows needs."""
    return 0.14 + 0.175 * n_rows if n_rows else 0.0


def legend_columns(labels: Sequence[str], width: float) -> int:
    """Return how many columns of a legend fit into a figure's width in inches."""
    longest = max(map(len, labels), default=1)
    return max(1, min(len(labels), int((width - 0.3) / (0.75 + 0.058 * longest))))


def add_frame(
    figure: Figure,
    title: str,
    lines: Sequence[str],
    handles: Sequence[Any] = (),
    spare: float = 0.0,
) -> list[Any]:
    """Print title and legend at the top and the protocol at the bottom of a figure.

    Each has room that nothing else may use; the panels share what is left. So many inches below the
    legend stay `spare`.
    """
    width, height = map(float, figure.get_size_inches())
    labels = [str(handle.get_label()) for handle in handles]
    n_columns = legend_columns(labels, width)
    below = protocol_height(lines, width) / height
    above = (spare + TITLE_HEIGHT + legend_height(-(-len(labels) // n_columns))) / height
    engine = figure.get_layout_engine()
    if isinstance(engine, ConstrainedLayoutEngine):
        engine.set(rect=(0.0, below, 1.0, 1.0 - below - above))
    artists: list[Any] = []
    if handles:
        legend = figure.legend(
            handles=list(handles),
            loc="upper left",
            bbox_to_anchor=(0.05 / width, 1.0 - (TITLE_HEIGHT - 0.02) / height),
            ncols=n_columns,
            handletextpad=0.6,
        )
        legend.set_in_layout(False)
        artists.append(legend)
    heading = figure.text(
        0.15 / width,
        1.0 - 0.12 / height,
        plain_text(title),
        fontsize=13.0,
        fontweight="bold",
        va="top",
        gid="title",
        in_layout=False,
    )
    protocol = figure.text(
        0.15 / width,
        0.08 / height,
        plain_text("\n".join(protocol_lines(lines, width))),
        fontsize=PROTOCOL_SIZE,
        color=FAINT,
        va="bottom",
        linespacing=1.3,
        gid="protocol",
        in_layout=False,
    )
    return [*artists, heading, protocol]


def quiet_grid(axes: Axes) -> None:
    """Draw thin rules behind the data."""
    axes.grid(True, color=RULE, linewidth=0.5, alpha=0.7)
    axes.set_axisbelow(True)


def written(figure: Figure, ending: str) -> bytes:
    """Return a figure as png, svg or pdf; the same figure gives the same bytes."""
    canvas, metadata = {
        "png": (FigureCanvasAgg, {"Software": None}),
        "svg": (FigureCanvasSVG, {"Date": None}),
        "pdf": (FigureCanvasPdf, {"CreationDate": None}),
    }[ending]
    buffer = io.BytesIO()
    with applied():
        getattr(canvas(figure), f"print_{ending}")(buffer, metadata=metadata)
    return buffer.getvalue()

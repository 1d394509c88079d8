"""A landscape of two coordinates in space: the surface, and walkers on it.

Matplotlib sorts whole artists by depth, so that a line on a surface vanishes behind it or shines
through at random. Here the surface is drawn once by mplot3d; what moves is projected by the same matrix
and drawn over it in the plane, and what the surface hides from the eye is drawn faintly.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LightSource
from matplotlib.lines import Line2D
from mpl_toolkits.mplot3d import Axes3D, proj3d
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation, map_coordinates

from unsaddle.critical import Kind
from unsaddle.figures.contours import GROUND, KINDS, grid_values, is_busy
from unsaddle.figures.movers import Mover, dots_of, line_of, tail_of
from unsaddle.figures.style import FAINT, INK, RULE
from unsaddle.figures.tracks import Track
from unsaddle.landscape import Landscape
from unsaddle.racing import Race

Floats = NDArray[np.float64]

ELEVATION = 38.0  # degrees; lower hides more, higher flattens the slopes
AZIMUTH = (
    -60.0
)  # Matplotlib's own; the best of all directions is chosen, this one where several are
N_AZIMUTHS = 24
ZOOM = 0.98  # leaves room for the numbers at the edges
HEIGHT = 0.62  # of the box in space, over its sides
MARGIN = 0.35  # of the range of values that matter, above and below it
LIFT = 0.012  # of the height: paths lie on the surface, not in it
N_RAY = 60  # points looked at between a walker and the eye
DARKEST = 0.7  # brightness of the ground in the shade: paths stand out from it
N_BANDS, BANDS_DARKER = 22, 0.05  # every other band of equal height is a little darker
HIDDEN = 0.22  # opacity of what the surface hides
N_MOST = 4000  # points of paths that choose the camera


def draw_surface(axes: Axes, race: Race, drawn: Sequence[Track]) -> list[Any]:
    """Draw the landscape over its box, cut off above and below the values that matter here.

    The camera stands where the surface hides the least of the walkers' ways.
    """
    assert isinstance(axes, Axes3D)
    place = race.landscape
    x, y, values = grid_values(place)
    low, high = heights(race, drawn)
    # One row beyond the cut is kept and pressed to its height: a flat rim instead of teeth.
    within = binary_dilation(_within(values, (low, high)))
    shown = np.where(within, np.clip(values.filled(np.nan), low, high), np.nan)
    faces = _faces(x, y, values, (low, high))
    artists: list[Any] = [
        axes.plot_surface(
            *np.meshgrid(x, y),
            shown,
            facecolors=faces,
            rcount=len(y),
            ccount=len(x),
            linewidth=0,
            antialiased=False,
            shade=False,  # the faces have their light
            zorder=1,
        )
    ]
    axes.set(xlim=place.box[0], ylim=place.box[1], zlim=(low, high), xlabel="x", ylabel="y")
    # No label along the axis: it would stand in the panel beside.
    axes.text2D(0.04, 0.97, "value", fontsize=10, fontweight="bold", transform=axes.transAxes)
    untyped: Any = axes  # Matplotlib's annotations are those of plane axes, or of whole numbers
    untyped.set_box_aspect(_aspect(place), zoom=ZOOM)
    axes.set_proj_type("ortho")
    axes.view_init(elev=ELEVATION, azim=camera(race, drawn, (low, high)))
    for axis in (untyped.xaxis, untyped.yaxis, untyped.zaxis):
        axis.pane.set_facecolor("white")
        axis.pane.set_edgecolor(RULE)
        axis._axinfo["grid"].update(color=RULE, linewidth=0.4)
    axes.tick_params(labelsize=7, colors=FAINT, pad=-1)
    return artists


def _faces(x: Floats, y: Floats, values: Any, ends: tuple[float, float]) -> Floats:
    """Return the colours of the ground, in the light of a lamp at the upper left."""
    height = np.clip(values.filled(ends[1]), *ends)
    share = (height - ends[0]) / (ends[1] - ends[0])
    steps = (x[-1] - x[0]) / (len(x) - 1), (y[-1] - y[0]) / (len(y) - 1)
    # Slopes as they look in the box, whatever the units of value.
    exaggeration = HEIGHT * (x[-1] - x[0]) / (ends[1] - ends[0])
    light = LightSource(azdeg=300, altdeg=50).hillshade(
        height, vert_exag=exaggeration, dx=steps[0], dy=steps[1]
    )
    faces = GROUND(share)
    banded = 1.0 - BANDS_DARKER * (np.floor(N_BANDS * share) % 2)
    faces[..., :3] *= (banded * (DARKEST + (1 - DARKEST) * light))[..., None]
    return faces


def heights(race: Race, drawn: Sequence[Track]) -> tuple[float, float]:
    """Return the values between which the surface is shown: those of walkers and critical points.

    A landscape that rises to 900 at the corners of its box would press a saddle at 10 flat.
    """
    _, _, values = grid_values(race.landscape)
    seen = [values.compressed().min(), values.compressed().max()]
    inside = [track.values[_in_box(track.points, race.landscape)] for track in drawn]
    matter = np.concatenate(
        [[p.value for p in race.landscape.critical_points], *(v[np.isfinite(v)] for v in inside)]
    )
    if not len(matter) or np.ptp(matter) <= 0:
        return float(seen[0]), float(seen[1])
    margin = MARGIN * float(np.ptp(matter))
    return max(float(seen[0]), float(matter.min()) - margin), min(
        float(seen[1]), float(matter.max()) + margin
    )


def _within(values: Any, ends: tuple[float, float]) -> NDArray[np.bool_]:
    """Return where a grid of masked values lies between two."""
    return np.asarray(((values >= ends[0]) & (values <= ends[1])).filled(False))


def _in_box(points: Floats, landscape: Landscape) -> NDArray[np.bool_]:
    ends = np.asarray(landscape.box)
    with np.errstate(invalid="ignore"):
        return np.all((points >= ends[:, 0]) & (points <= ends[:, 1]), axis=2)


def _in_space(track: Track, race: Race, ends: tuple[float, float]) -> Floats:
    """Points on the surface, (records, walkers, 3), not-a-number where nothing is drawn."""
    lift = LIFT * (ends[1] - ends[0])
    points = np.concatenate([track.points, track.values[:, :, None] + lift], axis=2)
    with np.errstate(invalid="ignore"):
        shown = _in_box(track.points, race.landscape) & (track.values >= ends[0] - lift)
        shown &= track.values <= ends[1] + lift
    return np.where(shown[:, :, None], points, np.nan)


def hidden(
    points: Floats,
    landscape: Landscape,
    ends: tuple[float, float],
    azimuth: float,
) -> NDArray[np.bool_]:
    """Return which points (..., 3) the surface hides from an eye far away."""
    box = np.asarray([*landscape.box, ends])
    scale = np.asarray(_aspect(landscape)) / (box[:, 1] - box[:, 0])
    turn, lift = np.radians(azimuth), np.radians(ELEVATION)
    eye = np.array([np.cos(lift) * np.cos(turn), np.cos(lift) * np.sin(turn), np.sin(lift)])
    x, y, values = grid_values(landscape)
    ground = np.where(_within(values, ends), values.filled(-np.inf), -np.inf)
    flat = points.reshape(-1, 3)
    found = np.zeros(len(flat), dtype=bool)
    known = np.isfinite(flat).all(axis=1)
    # The first few points of a ray graze the ground that the walker stands on.
    for far in np.linspace(0.03, 1.5, N_RAY):
        ray = flat[known] + far * eye / scale
        columns = (ray[:, 0] - x[0]) / (x[1] - x[0])
        rows = (ray[:, 1] - y[0]) / (y[1] - y[0])
        below = map_coordinates(
            ground, [rows, columns], order=0, mode="constant", cval=-np.inf, prefilter=False
        )
        found[known] |= below > ray[:, 2]
    return found.reshape(points.shape[:-1])


def _aspect(landscape: Landscape) -> tuple[float, float, float]:
    """Return the sides of the box in space; one ten times as long as wide would be a thread."""
    sides = np.ptp(np.asarray(landscape.box), axis=1)
    along, across = np.clip(sides / sides.max(), 1 / 3, 1.0)
    return float(along), float(across), HEIGHT


def camera(race: Race, drawn: Sequence[Track], ends: tuple[float, float]) -> float:
    """Return the azimuth in degrees from which most of the walkers' ways is seen."""
    ways = np.concatenate([_in_space(track, race, ends).reshape(-1, 3) for track in drawn])
    ways = ways[np.isfinite(ways).all(axis=1)]
    ways = ways[:: 1 + len(ways) // N_MOST]
    best, least = AZIMUTH, np.inf
    for turn in sorted(np.arange(N_AZIMUTHS) * (360.0 / N_AZIMUTHS), key=_off_usual):
        azimuth = AZIMUTH + float(turn)
        n_hidden = int(hidden(ways, race.landscape, ends, azimuth).sum())
        if n_hidden < least - 0.01 * len(ways):  # a little more is not worth an unusual direction
            best, least = azimuth, n_hidden
    return best


def _off_usual(turn: float) -> float:
    return min(turn, 360.0 - turn)


def surface_movers(axes: Axes, race: Race, drawn: Sequence[Track]) -> list[Mover]:
    """Return what moves on a surface that has been laid out: seen parts, and hidden ones faintly."""
    assert isinstance(axes, Axes3D)
    ends = _ends(axes)
    movers: list[Mover] = []
    for track in drawn:
        space = _in_space(track, race, ends)
        covered = hidden(space, race.landscape, ends, axes.azim)
        xs, ys = (c.reshape(covered.shape) for c in _on_paper(axes, space.reshape(-1, 3)))
        size = 4.5 if track.n_walkers > 1 else 8.0
        for is_hidden, alpha in ((True, HIDDEN), (False, 1.0)):
            where = covered == is_hidden
            # Where a way goes out of sight the last point belongs to both parts: no gap.
            joined = where.copy()
            joined[:-1] |= where[1:]
            for artist, tail, mask in (
                (line_of(track, alpha), tail_of(track), joined),
                (dots_of(track, size, alpha), 0, where),
            ):
                artist.set(transform=axes.transData, clip_on=False)
                axes.add_artist(artist)
                shown_xs, shown_ys = (np.where(mask, c, np.nan) for c in (xs, ys))
                movers.append(Mover(artist, track, shown_xs, shown_ys, tail))
    return movers


def _ends(axes: Axes3D) -> tuple[float, float]:
    low, high = axes.get_zlim()
    return float(low), float(high)


def _on_paper(axes: Axes3D, points: Floats) -> tuple[Floats, Floats]:
    """Return where points (n, 3) are seen, in the plane coordinates of the axes."""
    x, y, z = points.T
    across, up, _ = proj3d.proj_transform(x, y, z, axes.get_proj())
    return np.asarray(across, dtype=np.float64), np.asarray(up, dtype=np.float64)


def draw_points(axes: Axes, race: Race) -> list[Any]:
    """Mark the critical points on a surface that has been laid out."""
    assert isinstance(axes, Axes3D)
    ends = _ends(axes)
    lift = LIFT * (ends[1] - ends[0])
    artists: list[Any] = []
    for kind, (_, size, _, _) in KINDS.items():
        places = np.array(
            [(*p.location, p.value) for p in race.landscape.critical_points if p.kind is kind]
        )
        lifted = places + np.array([0.0, 0.0, lift]) if len(places) else np.empty((0, 3))
        covered = hidden(lifted, race.landscape, ends, axes.azim)
        for is_hidden in np.unique(covered):
            artists.append(_points(axes, lifted[covered == is_hidden], kind, is_hidden))
            artists[-1].set_markersize(size * (0.35 if is_busy(race.landscape) else 1.0))
    return artists


def _points(axes: Axes3D, places: Floats, kind: Kind, is_hidden: bool) -> Line2D:
    marker, _, is_filled, label = KINDS[kind]
    xs, ys = _on_paper(axes, places)
    marks = Line2D(
        xs,
        ys,
        transform=axes.transData,
        linestyle="none",
        marker=marker,
        markerfacecolor=INK if is_filled else "white",
        markeredgecolor="white" if is_filled else INK,
        markeredgewidth=0.9,
        alpha=HIDDEN if is_hidden else 1.0,
        zorder=2.5,
        clip_on=False,
        label=label,
        gid=f"critical {kind}",
    )
    axes.add_artist(marks)
    return marks

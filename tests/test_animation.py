"""Animations: their frames, what a surface hides, and that each format plays what was drawn.

Files are read back by other code than wrote them where there is any: Pillow's readers, PyAV's decoder.
Hidden points are checked against geometry that needs no surface: walls and hills of known height.
"""

from __future__ import annotations

import io
import itertools
import sys

import numpy as np
import pytest
from mpl_toolkits.mplot3d.art3d import Poly3DCollection
from PIL import Image

from unsaddle import Landscape, figures, race
from unsaddle.errors import InvalidInput, MissingExtra, UnknownName
from unsaddle.figures import animation, style, surface
from unsaddle.figures.animation import encoders
from unsaddle.figures.animation.scene import scene
from unsaddle.figures.tracks import tracks


@pytest.fixture(scope="module")
def single():
    return race("saddle", ["sgd", "momentum", "adam"], n_steps=800, seed=0)


@pytest.fixture(scope="module")
def crowd():
    """An ensemble: 300 walkers of each optimizer, of which 40 are followed."""
    return race("monkey_confined", ["sgd", "adam"], noise=0.5, n_walkers=300, n_steps=400, seed=0)


@pytest.fixture(scope="module")
def frames_of(single, crowd):
    made = {}

    def get(name, view):
        if (name, view) not in made:
            made[name, view] = animation.race_frames({"single": single, "crowd": crowd}[name], view)
        return made[name, view]

    return get


CASES = [
    pytest.param(name, view, marks=pytest.mark.slow if name == "crowd" else ())
    for name, view in itertools.product(("single", "crowd"), animation.VIEWS)
]


@pytest.mark.parametrize(("name", "view"), CASES)
def test_frames_follow_the_steps_and_each_differs_from_the_one_before(frames_of, name, view):
    frames, steps = frames_of(name, view)
    assert steps == sorted(set(steps))
    assert steps[0] == 0
    assert steps[-1] == {"single": 800, "crowd": 400}[name]
    assert 30 <= len(frames) == len(steps)
    for one, other in itertools.pairwise(frames):
        assert np.any(np.asarray(one) != np.asarray(other))


@pytest.mark.parametrize(("name", "view"), CASES)
def test_walkers_move_over_what_stands_still(frames_of, name, view):
    frames, _ = frames_of(name, view)
    first, last = np.asarray(frames[0]).astype(int), np.asarray(frames[-1]).astype(int)
    changed = np.any(np.abs(first - last) > 40, axis=2)
    height, width = changed.shape
    # On the landscape at the left as well as in the panel at the right, and little of the whole.
    assert changed[:, : width // 2].sum() > 100
    assert changed[:, width // 2 :].sum() > 100
    assert changed.mean() < 0.1
    assert not changed[: height // 12].any()  # the title stands


@pytest.mark.parametrize("ending", [".gif", ".webp"])
@pytest.mark.parametrize("view", animation.VIEWS)
def test_pillow_plays_all_frames_at_the_stated_pace_and_for_ever(frames_of, ending, view):
    frames, steps = frames_of("single", view)
    durations = [animation.FRAME_MS] * (len(steps) - 1) + [animation.LAST_FRAME_MS]
    written = encoders.ENCODERS[ending](frames, durations)
    with Image.open(io.BytesIO(written)) as played:
        assert played.n_frames == len(frames)
        assert played.info["loop"] == 0
        found, far = [], []
        for position, frame in enumerate(frames):
            played.seek(position)
            played.load()
            found.append(played.info["duration"])
            shown = np.asarray(played.convert("RGB")).astype(int)
            far.append(np.abs(shown - np.asarray(frame)).mean())
    assert found == durations
    assert max(far) < 3.0  # of 255: a palette, or the losses of WebP


def test_the_gif_shows_the_optimizers_colours_exactly(frames_of):
    frames, _ = frames_of("single", "contours")
    with Image.open(io.BytesIO(encoders.gif(frames, [70] * len(frames)))) as gif:
        gif.seek(gif.n_frames - 1)
        seen = {color for _, color in gif.convert("RGB").getcolors(1 << 20)}
    wanted = [tuple(bytes.fromhex(c[1:])) for c in style.COLORS[:3]] + [(255, 255, 255)]
    assert set(wanted) <= seen


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["gif", "webp"])
@pytest.mark.parametrize("view", animation.VIEWS)
def test_the_same_race_gives_the_same_bytes(single, tmp_path, ending, view):
    first, second = (single.save(tmp_path / f"{n}.{ending}", view=view).read_bytes() for n in "ab")
    assert first == second
    assert len(first) > 5000


@pytest.mark.slow
@pytest.mark.parametrize("view", animation.VIEWS)
def test_an_mp4_decodes_to_the_frames_that_were_drawn(frames_of, view):
    av = pytest.importorskip("av")
    frames, steps = frames_of("crowd", view)
    durations = [animation.FRAME_MS] * (len(steps) - 1) + [animation.LAST_FRAME_MS]
    with av.open(io.BytesIO(encoders.mp4(frames, durations))) as played:
        decoded = list(played.decode(video=0))
        assert played.streams.video[0].codec_context.name in ("h264", "mpeg4")
    assert len(decoded) == len(frames)
    times = [float(frame.time) for frame in decoded]
    np.testing.assert_allclose(np.diff(times), animation.FRAME_MS / 1000, atol=1e-3)
    for place in (0, len(frames) // 2, -1):
        shown = np.asarray(decoded[place].to_image()).astype(int)
        drawn = np.asarray(frames[place])[: shown.shape[0], : shown.shape[1]]
        assert (shown.shape[0] % 2, shown.shape[1] % 2) == (0, 0)
        assert np.abs(shown - drawn).mean() < 3.0


# ---- the surface --------------------------------------------------------------------------------


def test_a_surface_has_its_faces_and_the_paths_are_drawn_over_them(single):
    drawn = tracks(single)
    with style.applied():
        drawing = scene(single, drawn, "surface")
        axes = drawing.panels["surface"]
        drawing.figure.canvas.draw()
        movers = surface.surface_movers(axes, single, drawn)
        points = surface.draw_points(axes, single)
    faces = [a for a in axes.collections if isinstance(a, Poly3DCollection)]
    assert len(faces) == 1
    assert len(movers) == 4 * len(drawn)  # lines and dots, seen and hidden
    assert all(mover.artist in axes.get_children() for mover in movers)
    assert [mark.get_gid() for mark in points] == ["critical STRICT_SADDLE"]
    # Every point in the box is drawn as seen or as hidden, and the dot stands at the line's end.
    for line, dots in zip(movers[2::4], movers[3::4], strict=True):
        line.show(5)
        dots.show(5)
        x = np.asarray(line.artist.get_xdata())
        x = x[np.isfinite(x)]
        assert len(x) > 1
        assert x[-1] == np.asarray(dots.artist.get_xdata())[0]


# f = 1 where |x| < 1/2, else 0: a wall along y that is one high in a box of 4 by 4.
WALL = Landscape.from_formula("1/(1 + (2*x)**64) + 1e-9*y", box=((-2.0, 2.0), (-2.0, 2.0)))
POINTS = np.array([[-1.5, 0.0, 0.0], [1.5, 0.0, 0.0], [0.0, 0.0, 1.02]])
# azimuth of the eye -> which points are hidden
EYES = {0.0: [True, False, False], 180.0: [False, True, False], 90.0: [False, False, False]}


@pytest.mark.parametrize("azimuth", EYES)
def test_a_wall_hides_what_is_behind_it(azimuth):
    # The box is HEIGHT high over sides of 1: the eye's ray climbs tan(38°)/(HEIGHT * 4) of the wall
    # per unit of x, 0.32: after one unit, where the wall begins, it is below its top.
    climb = np.tan(np.radians(surface.ELEVATION)) / (surface.HEIGHT * 4)
    assert climb < 1
    found = surface.hidden(POINTS, WALL, (0.0, 1.0), azimuth)
    assert found.tolist() == EYES[azimuth]


def test_what_is_cut_off_hides_nothing():
    # Cut below its top the wall is a gap.
    low = surface.hidden(POINTS[:2], WALL, (0.0, 0.5), 0.0)
    assert low.tolist() == [False, False]


def test_unbounded_landscapes_are_cut_at_the_values_that_matter():
    # Himmelblau's function rises to 890 in the corners; critical points reach 182.
    result = race("himmelblau", ["sgd lr=0.001"], n_steps=50, seed=0)
    low, high = surface.heights(result, tracks(result))
    assert low == pytest.approx(0.0, abs=0.2)  # the grid's lowest value
    assert 182 < high < 260
    axes = scene(result, tracks(result), "surface").panels["surface"]
    assert axes.get_zlim() == pytest.approx((low, high))


def test_the_camera_looks_where_the_way_is_seen():
    # Down one side of a ridge: from the other side it would be hidden.
    ridge = Landscape.from_formula("-10*x**2 + 0.01*y**2", box=((-2.0, 2.0), (-2.0, 2.0)))
    for start in (0.1, -0.1):
        result = race(ridge, ["sgd"], start=(start, 1.0), n_steps=60, seed=0)
        drawn = tracks(result)
        ends = surface.heights(result, drawn)
        azimuth = surface.camera(result, drawn, ends)
        eye = np.cos(np.radians(azimuth))
        assert eye * start > -1e-9 or abs(eye) < 0.6
    flat = race("saddle", ["sgd"], start=(0.0, 0.1), n_steps=20, seed=0)
    assert surface.camera(flat, tracks(flat), (-4.0, 4.0)) == surface.AZIMUTH


# ---- bad input ----------------------------------------------------------------------------------


def test_a_view_that_is_unknown_is_refused(single, tmp_path):
    with pytest.raises(UnknownName) as caught:
        single.save(tmp_path / "a.gif", view="surfaces")
    assert str(caught.value) == (
        "unknown view 'surfaces'; accepted: contours, surface. Did you mean 'surface'?"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_landscape_that_is_no_surface_is_refused():
    line = race("x**4 - x**2", ["sgd"], n_steps=5, seed=0)
    with pytest.raises(InvalidInput) as caught:
        figures.animation_bytes(line, ".gif", "surface")
    assert str(caught.value) == (
        "view 'surface' of 'x**4 - x**2', which has 1 coordinate; accepted: a landscape of two "
        "coordinates. Take the view 'contours', which shows any landscape."
    )


@pytest.mark.parametrize("ending", ["png", "html", "json"])
def test_a_view_of_what_does_not_move_is_refused(single, tmp_path, ending):
    with pytest.raises(InvalidInput) as caught:
        single.save(tmp_path / f"a.{ending}", view="surface")
    assert str(caught.value) == (
        f"view='surface' of 'a.{ending}'; accepted: a view of an animation: .gif, .webp, .mp4. "
        "Leave the view out for this ending."
    )


def test_an_mp4_without_pyav_says_what_to_install(single, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(MissingExtra) as caught:
        single.save(tmp_path / "a.mp4")
    assert str(caught.value) == (
        "an animation as .mp4 needs PyAV, which is not installed; accepted: an environment with the "
        "extra 'video'. Install it with: pip install 'unsaddle[video]'."
    )
    assert list(tmp_path.iterdir()) == []

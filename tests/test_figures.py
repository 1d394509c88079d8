"""Pictures: what they must hold, that they repeat to the byte, and that they touch nothing else.

Content is read from the artists, not from pixels; colours are judged by published formulas (CIE L*,
Machado et al. 2009), independent of Matplotlib.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
import subprocess
import sys

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from unsaddle import Landscape, figures, race
from unsaddle.errors import InvalidInput
from unsaddle.figures import style, tracks, words

SYMMETRIC = {"optimizers": ["sgd", "adam"], "start": (1.0, 0.0), "n_steps": 50}
NOISY = {"optimizers": ["sgd", "adam"], "start": (0.1, 0.0), "noise_along": "y", "n_walkers": 41}
THREE = ["sgd", "momentum", "adam"]
FIVE = "x1**2 + x2**2 - x3**2 + x3**4 + x4**2 + x5**2"
CASES = {
    "one walker on a saddle": {"landscape": "saddle", "optimizers": THREE, "n_steps": 800},
    "a crowd with noise": {"landscape": "monkey_confined", **NOISY, "n_steps": 300},
    "no saddle at all": {"landscape": "rosenbrock", "optimizers": ["sgd lr=1e-3"], "n_steps": 500},
    "one dimension": {"landscape": "x**4 - x**2", "optimizers": ["adam"], "n_steps": 200},
    "five dimensions": {"landscape": FIVE, "optimizers": ["sgd"], "n_steps": 400},
    "one that diverges": {
        "landscape": "himmelblau",
        "optimizers": ["sgd lr=1", "sgd lr=0.01"],
        "n_steps": 60,
    },
    "exact symmetry": {"landscape": "saddle", **SYMMETRIC},
}


@pytest.fixture(scope="module")
def races():
    made = {}

    def get(name):
        if name not in made:
            settings = dict(CASES[name])
            made[name] = race(
                settings.pop("landscape"), settings.pop("optimizers", None), seed=0, **settings
            )
        return made[name]

    return get


def texts(figure):
    found = [t.get_text() for t in figure.findobj(matplotlib.text.Text)]
    return [text for text in found if text]


def by_gid(figure, start):
    return [a for a in figure.findobj() if str(a.get_gid() or "").startswith(start)]


def drawn(figure):
    canvas = FigureCanvasAgg(figure)
    with style.applied():
        canvas.draw()
    return canvas.get_renderer()


@pytest.mark.parametrize("name", CASES)
def test_every_optimizer_is_in_the_legend_with_what_became_of_it(races, name):
    result = races(name)
    entries = [t.get_text() for t in result.figure().legends[0].get_texts()]
    for entry, label in zip(result.entries, words.labels(result), strict=True):
        assert f"{label}: {words.fate(entry)}" in entries


@pytest.mark.parametrize("name", CASES)
def test_protocol_and_all_settings_are_in_the_picture_and_overlap_nothing(races, name):
    result = races(name)
    figure = result.figure()
    renderer = drawn(figure)
    (printed,) = by_gid(figure, "protocol")
    flat = " ".join(printed.get_text().split())
    for line in result.protocol():
        assert " ".join(line.split()) in flat
    for entry in result.entries:
        for key, value in entry.optimizer.settings:
            assert f"{key}={words.number(value)}" in flat
    box = printed.get_window_extent(renderer)
    assert box.x0 >= 0
    assert box.y0 >= 0
    assert box.x1 <= figure.bbox.x1
    (title,) = by_gid(figure, "title")
    top = figure.legends[0].get_window_extent(renderer)
    assert title.get_window_extent(renderer).y0 >= top.y1 - 1
    for axes in figure.axes:
        panel = axes.get_tightbbox(renderer)
        assert panel.y0 >= box.y1
        assert panel.y1 <= top.y0 + 1
        assert panel.x0 >= 0
        assert panel.x1 <= figure.bbox.x1 + 1


def test_map_marks_critical_points_by_kind_and_the_escape_radius(races):
    figure = races("one that diverges").figure()
    kinds = {a.get_gid() for a in by_gid(figure, "critical")}
    assert kinds == {"critical MINIMUM", "critical STRICT_SADDLE", "critical MAXIMUM"}
    markers = {a.get_marker() for a in by_gid(figure, "critical")}
    assert len(markers) == 3
    assert len(by_gid(figure, "escape radius")) >= 3  # two lines on the map, one in the panel


def test_escape_lines_lie_one_radius_from_the_saddle(races):
    result = races("one walker on a saddle")
    axes = result.figure().axes[0]
    heights = sorted(
        line.get_xy1()[1] for line in axes.get_lines() if line.get_gid() == "escape radius"
    )
    assert heights == pytest.approx([-1.0, 1.0])


def test_displacement_panel_is_logarithmic_and_shows_exponential_growth_as_a_line(races):
    figure = races("one walker on a saddle").figure()
    panel = next(a for a in figure.axes if "distance" in a.get_title(loc="left"))
    assert panel.get_yscale() == "log"
    (line,) = [a for a in panel.get_lines() if a.get_gid() == "over steps sgd"]
    steps, distance = line.get_data()
    growth = np.diff(np.log(distance)) / np.diff(steps)
    # y grows by 1 + 2 * 0.01 a step on f = x^2 - y^2.
    assert growth == pytest.approx(np.log(1.02), rel=1e-6)


def test_exact_zero_is_said_in_words_where_a_logarithm_cannot_show_it(races):
    figure = races("exact symmetry").figure()
    assert any("exactly zero" in text and "sgd, adam" in text for text in texts(figure))


def test_optimizers_of_one_name_are_told_apart_by_their_settings(races):
    assert words.labels(races("one that diverges")) == (
        "sgd learning_rate=1",
        "sgd learning_rate=0.01",
    )


def test_a_crowd_gets_one_map_for_each_optimizer(races):
    figure = races("a crowd with noise").figure()
    assert sum(bool(axes.findobj(matplotlib.contour.QuadContourSet)) for axes in figure.axes) == 2
    assert any("40 of 41 walkers" in text for text in texts(figure))


@pytest.mark.parametrize("name", ["one dimension", "five dimensions"])
def test_landscapes_that_are_not_two_dimensional_have_no_contours(races, name):
    figure = races(name).figure()
    assert not figure.findobj(matplotlib.contour.QuadContourSet)
    assert len(figure.axes) == (3 if name == "one dimension" else 2)


def test_a_walker_out_of_reach_leaves_the_picture_in_its_own_direction(races):
    result = races("one walker on a saddle")
    momentum = result.entries[1].trajectory
    assert np.abs(momentum).max() > 1e6  # the line would overflow the canvas
    kept = tracks.within_reach(momentum, result)
    assert np.nanmax(np.abs(kept)) < 40
    last = np.flatnonzero(np.isfinite(kept[:, 0, 0]))[-1]
    step = momentum[last, 0] - momentum[last - 1, 0]
    moved = kept[last, 0] - momentum[last - 1, 0]
    unit = step / np.linalg.norm(step)
    assert moved == pytest.approx(unit * (unit @ moved), abs=1e-9)
    assert unit @ moved > 0


def test_a_typed_name_with_dollars_and_backslashes_is_printed_as_it_stands():
    place = Landscape.from_formula("x**2 - y**2", name=r"$\frac{1}{0$ & <b>")
    result = race(place, ["sgd"], n_steps=10, seed=0)
    assert result.figure() is not None
    assert figures.svg(result).startswith("<?xml")


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_same_race_gives_the_same_bytes(races, tmp_path, ending):
    result = races("exact symmetry")
    first, second = (result.save(tmp_path / f"{n}.{ending}").read_bytes() for n in "ab")
    assert first == second
    assert len(first) > 5000


@pytest.mark.parametrize("ending", ["txt", "jpeg", ""])
def test_an_unknown_ending_is_refused_with_the_accepted_ones(races, tmp_path, ending):
    target = tmp_path / ("race." + ending if ending else "race")
    accepted = (
        r"accepted: \.png, \.svg, \.pdf, \.gif, \.webp, \.mp4, \.html, \.json\. Choose one of them"
    )
    with pytest.raises(InvalidInput, match=accepted):
        races("exact symmetry").save(target)
    assert not target.exists()


def test_drawing_leaves_the_users_matplotlib_settings_as_they_were(races):
    before = dict(matplotlib.rcParams)
    with matplotlib.rc_context({"font.size": 31.0, "axes.facecolor": "black"}):
        inside = figures.svg(races("exact symmetry"))
        assert matplotlib.rcParams["font.size"] == 31.0
    assert dict(matplotlib.rcParams) == before
    assert inside == figures.svg(races("exact symmetry"))


def test_importing_results_and_faces_imports_no_matplotlib_and_pictures_no_pyplot():
    code = (
        "import sys, unsaddle, unsaddle.racing, unsaddle.report, unsaddle.figures;"
        "assert 'matplotlib' not in sys.modules; assert 'PIL' not in sys.modules;"
        "r = unsaddle.race('saddle', ['sgd'], n_steps=5, seed=0); str(r);"
        "assert 'matplotlib' not in sys.modules;"
        "r.figure(); assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# Colours


def linear(color):
    encoded = np.array([int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def lab(light):
    xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    ) @ np.clip(light, 0, 1)
    x, y, z = np.cbrt(np.maximum(xyz / [0.9505, 1.0, 1.089], 0.008856))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
SIGHTS = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                   [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                     [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                   [0.004733, 0.691367, 0.303900]],
}  # fmt: skip


def test_colours_differ_in_lightness_by_seven_and_neighbours_by_eighteen():
    lightness = [lab(linear(color))[0] for color in style.COLORS]
    assert min(abs(a - b) for a, b in itertools.combinations(lightness, 2)) > 7
    assert min(abs(a - b) for a, b in itertools.pairwise(lightness)) > 18
    assert max(lightness) < 70  # the ground is above 78


@pytest.mark.parametrize("sight", SIGHTS)
def test_colours_stay_apart_for_the_colour_blind(sight):
    seen = [lab(np.array(SIGHTS[sight]) @ linear(color)) for color in style.COLORS]
    assert min(np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2)) > 18


def test_thirty_six_looks_differ_and_the_first_six_without_colour():
    looks = [style.look(i) for i in range(36)]
    assert len(set(looks)) == 36
    assert len({look.dashes for look in looks[:6]}) == 6
    assert len({look.marker for look in looks[:6]}) == 6


# Diagnosis


@pytest.fixture(scope="module")
def report():
    torch = pytest.importorskip("torch")
    import unsaddle

    class Saddle(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.point = torch.nn.Parameter(torch.tensor([0.0, 1e-9], dtype=torch.float64))

        def forward(self, data):
            x, y = self.point
            return data[:, 0] * (x**2 - y**2 + y**4) + data[:, 1] * x

    generator = torch.Generator().manual_seed(0)
    data = torch.randn(64, 2, generator=generator, dtype=torch.float64)
    data = data - data.mean(dim=0) + torch.tensor([1.0, 0.0], dtype=torch.float64)
    model = Saddle()
    training = unsaddle.TorchTraining(
        model,
        lambda output, target: 1.0 + (output - target).mean(),
        (data, torch.zeros(64, dtype=torch.float64)),
        torch.optim.SGD(model.parameters(), lr=0.1),
        batch_size=8,
        name="a <noisy> saddle & more",
    )
    return unsaddle.diagnose(training, seed=0)


def panel(figure, word):
    return next(axes for axes in figure.axes if word in axes.get_title(loc="left"))


def test_spectrum_axis_shows_both_signs_zero_and_both_ends(report):
    axes = panel(report.figure(), "spectrum")
    low, high = axes.get_xlim()
    assert low < report.spectrum.smallest.value < 0 < report.spectrum.largest.value < high
    ends = {a.get_gid(): a.get_xdata()[0] for a in axes.get_lines() if a.get_gid()}
    assert ends["smallest eigenvalue"] == report.spectrum.smallest.value
    assert ends["largest eigenvalue"] == report.spectrum.largest.value
    assert {float(a.get_xdata()[0]) for a in axes.get_lines()} >= {0.0}
    assert sum(a.get_height() for a in axes.patches if a.get_hatch()) == pytest.approx(0.5)


def test_spectrum_over_many_decades_gets_a_signed_logarithm(report):
    values = np.array([-2.0, -1e-3, 1e-3, 0.1, 2.0])
    wide = dataclasses.replace(
        report.spectrum, ritz_values=values, ritz_weights=np.full(5, 0.2), method="Lanczos"
    )
    axes = panel(dataclasses.replace(report, spectrum=wide).figure(), "spectrum")
    assert axes.get_xscale() == "symlog"
    ticks = axes.get_xticks()
    assert min(ticks) < 0 < max(ticks)
    assert 0.0 in ticks
    assert "estimated" in axes.get_ylabel()


def test_line_probe_shows_loss_model_and_radius(report):
    axes = panel(report.figure(), "loss along")
    entries = [t.get_text() for t in axes.get_legend().get_texts()]
    assert entries[:2] == ["quadratic model", "loss, computed"]
    radii = sorted(a.get_xdata()[0] for a in axes.get_lines() if a.get_gid() == "radius")
    assert radii == [-report.line_probe.radius, report.line_probe.radius]


def test_noise_panel_draws_the_isotropic_share_and_the_escape_direction(report):
    axes = panel(report.figure(), "noise")
    (share,) = [a for a in axes.get_lines() if a.get_gid() == "isotropic share"]
    assert share.get_ydata()[0] == report.noise.isotropic_share
    entries = [t.get_text() for t in axes.get_legend().get_texts()]
    assert sum(entry.startswith("escape direction") for entry in entries) == 3


def test_forecast_of_never_is_an_arrow_off_the_right_edge(report):
    first = report.forecast[0]
    never = dataclasses.replace(first, median=math.inf, q05=math.inf, q95=math.inf)
    open_ended = dataclasses.replace(first, median=900.0, q05=100.0, q95=math.inf)
    changed = dataclasses.replace(report, forecast=(first, never, open_ended))
    axes = panel(changed.figure(), "forecast")
    arrows = [a for a in axes.texts if a.get_gid() == "never ends"]
    assert len(arrows) == 2
    assert all(a.xy[0] == axes.get_xlim()[1] for a in arrows)
    said = [a.get_text() for a in axes.texts]
    assert "never" in said
    assert "900 steps" in said


def test_panels_without_evidence_say_why_they_are_empty(report):
    bare = dataclasses.replace(
        report,
        line_probe=None,
        noise=None,
        forecast=(),
        spectrum=dataclasses.replace(report.spectrum, status="not finite"),
    )
    said = texts(bare.figure())
    assert "no spectrum: products were not finite" in said
    assert "no line probe was made" in said
    assert "the gradient noise was not measured" in said
    assert "no forecast: this is no point to escape from" in said


def test_diagnosis_repeats_to_the_byte_and_carries_its_protocol(report):
    assert figures.svg(report) == figures.svg(report)
    (printed,) = by_gid(report.figure(), "protocol")
    flat = " ".join(printed.get_text().split())
    assert all(" ".join(line.split()) in flat for line in report.protocol())


def test_a_diagnosis_has_no_animation_and_says_so(report, tmp_path):
    with pytest.raises(InvalidInput, match=r"an animation of a Report; accepted: .* a Race"):
        report.save(tmp_path / "report.gif")

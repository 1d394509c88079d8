"""Index and density in a diagnosis: text, JSON and picture, against all eigenvalues.

The other road is the whole matrix, column by column, and NumPy's eigenvalues of it.
"""

import dataclasses
import itertools

import numpy as np
import pytest

torch = pytest.importorskip("torch")
from torch import nn  # noqa: E402 - after the check for PyTorch

from unsaddle import TorchTraining, diagnose  # noqa: E402

SIDES = ("negative", "near zero", "positive")


def training(width):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        model = nn.Sequential(nn.Linear(12, width), nn.Tanh(), nn.Linear(width, 4)).double()
        inputs = torch.randn(100, 12, dtype=torch.float64)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.mul_(0.3)
    sgd = torch.optim.SGD(model.parameters(), lr=0.1)
    return TorchTraining(model, nn.CrossEntropyLoss(), (inputs, torch.arange(100) % 4), sgd)


@pytest.fixture(scope="module")
def probed():
    """1,704 parameters: beyond the whole matrix."""
    return diagnose(training(100), seed=0, max_products=350)


@pytest.fixture(scope="module")
def counted():
    """174 parameters."""
    return diagnose(training(10), seed=0)


def rows(report):
    return " ".join(repr(report).split())


@pytest.mark.slow
def test_probes_find_the_index_that_all_eigenvalues_have(probed):
    operator = training(100).objective().operator()
    columns = np.array([operator.precise_product(axis) for axis in np.eye(operator.n_dims)])
    exact = np.linalg.eigvalsh((columns + columns.T) / 2)
    density = probed.density
    truth = np.count_nonzero(exact < -density.resolution)
    assert truth > 30
    # Half the weight of one Ritz value beside the resolution comes on top of the probes' chance.
    slack = 0.5 * len(exact) / 40
    assert density.index_low - slack <= truth <= density.index_high + slack
    assert np.count_nonzero(exact < 0) <= density.index_at_most
    near = np.count_nonzero(np.abs(exact) <= density.resolution) / len(exact)
    assert density.near_zero.value == pytest.approx(near, abs=0.05)


def test_probes_are_stated_in_text_data_and_protocol(probed):
    density, data = probed.density, probed.to_dict()["density"]
    assert (density.n_probes, density.n_products) == (5, 200)
    assert probed.spectrum.n_products + density.n_products <= 350
    assert data["index_low"] == density.index_low
    assert data["negative"]["value"] == density.negative.value
    assert len(data["nodes"]) == len(data["weights"]) == 5
    said = rows(probed)
    assert f"about {density.index:,.0f} ({density.index_low:,} – {density.index_high:,})" in said
    assert "count as neither" in said
    assert "5 probes, 200 products" in said
    assert any("; 200 more for the density" in line for line in probed.protocol())


def test_a_whole_matrix_is_counted_and_costs_no_probe(counted):
    density = counted.density
    assert (density.method, density.n_products) == ("dense", 0)
    assert density.index == counted.spectrum.index_at_least
    n_zero = round(density.n_dims * density.near_zero.value)
    n_positive = round(density.n_dims * density.positive.value)
    assert density.index + n_zero + n_positive == density.n_dims
    said = f"{density.index:,.0f} negative, {n_zero} zero, {n_positive} positive: all counted"
    assert said in rows(counted)
    assert not any("for the density" in line for line in counted.protocol())
    assert counted.to_dict()["density"]["nodes"] is None


def test_too_few_products_leave_the_density_out_and_say_so():
    report = diagnose(training(100), seed=0, max_products=30)
    assert report.density is None
    assert report.to_dict()["density"] is None
    assert "too few products were left of the limit" in rows(report)


def test_picture_has_the_band_on_a_signed_axis_and_grey_keeps_the_signs_apart(probed, counted):
    axes = next(a for a in probed.figure().axes if "spectrum" in a.get_title(loc="left"))
    drawn = {c.get_gid(): c for c in axes.collections if c.get_gid()}
    assert {*(f"{name} share" for name in SIDES), "95 % band"} <= set(drawn)
    low, high = axes.get_xlim()
    assert low < 0 < high
    assert drawn["negative share"].get_hatch()
    assert not drawn["positive share"].get_hatch()
    extents = {k: c.get_paths()[0].get_extents() for k, c in drawn.items()}
    assert extents["negative share"].x1 < 0 < extents["positive share"].x0
    weights = (0.299, 0.587, 0.114)  # of red, green and blue in grey
    faces = [drawn[f"{name} share"].get_facecolor()[0, :3] for name in SIDES]
    greys = [float(face @ weights) for face in faces]
    assert min(abs(a - b) for a, b in itertools.combinations(greys, 2)) > 0.15
    bars = next(a for a in counted.figure().axes if "spectrum" in a.get_title(loc="left"))
    assert not any(c.get_gid() == "95 % band" for c in bars.collections)


def test_one_probe_draws_no_band_and_broken_products_say_why(probed):
    from unsaddle.spectrum import spectral_density

    operator = training(100).objective().operator()
    single = spectral_density(operator, n_probes=1, n_products=20, seed=0)
    report = dataclasses.replace(probed, density=single)
    axes = next(a for a in report.figure().axes if "spectrum" in a.get_title(loc="left"))
    assert not any(c.get_gid() == "95 % band" for c in axes.collections)
    assert "one probe does not show its scatter" in rows(report)
    broken = dataclasses.replace(single, status="not finite")
    said = rows(dataclasses.replace(probed, density=broken))
    assert "not estimated" in said
    assert "the products with the Hessian were not finite" in said

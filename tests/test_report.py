"""Results in words: what must be there, in how many columns, and that a page is safe and alone."""

import dataclasses
import html.parser
import importlib
import io
import json
import math
import re

import numpy as np
import pytest
from rich.console import Console

from unsaddle import Landscape, race, report
from unsaddle.explorer.page import is_built
from unsaddle.explorer.races import state_of
from unsaddle.figures import words
from unsaddle.result import Result
from unsaddle.survival import escape_steps

HOSTILE = "</script><script>alert(1)</script> [bold]&\"'"
VOID = {"meta", "link", "img", "br", "hr"}


class Parsed(html.parser.HTMLParser):
    """Collects elements and text, and insists that every element is closed in order."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.attributes, self.data = [], [], [], {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, key, value or "") for key, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        key = self.open[-1] if self.open else ""
        self.data[key] = self.data.get(key, "") + data


@pytest.fixture(scope="module")
def page_of():
    """Drawing takes a second: each page is made once."""
    made = {}

    def page(result):
        if id(result) not in made:
            made[id(result)] = report.page(result)
        return made[id(result)]

    return page


def printed(result, width):
    console = Console(file=io.StringIO(), width=width, color_system=None, force_terminal=False)
    with console.capture() as captured:
        console.print(result.table())
    return captured.get()


def flat(text):
    return " ".join(text.split())


@pytest.fixture(scope="module")
def lone():
    return race("saddle", ["sgd", "momentum", "adam"], seed=0, n_steps=800)


@pytest.fixture(scope="module")
def crowd():
    return race(
        "monkey_confined", ["sgd", "adagrad"], start=(0.1, 0.0), noise_along="y",
        n_walkers=64, n_steps=1000, seed=0,
    )  # fmt: skip


@pytest.fixture(scope="module")
def hostile():
    place = Landscape.from_formula("x**2 - y**2", name=HOSTILE)
    return race(place, ["sgd"], n_steps=8, seed=0)


@pytest.fixture(scope="module")
def diagnosis():
    torch = pytest.importorskip("torch")
    import unsaddle

    class Saddle(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.point = torch.nn.Parameter(torch.tensor([0.0, 1e-9], dtype=torch.float64))

        def forward(self, data):
            x, y = self.point
            return data[:, 0] * (x**2 - y**2 + y**4)

    model = Saddle()
    training = unsaddle.TorchTraining(
        model,
        lambda output, target: 1.0 + (output - target).mean(),
        (torch.ones(4, 1, dtype=torch.float64), torch.zeros(4, dtype=torch.float64)),
        torch.optim.SGD(model.parameters(), lr=0.1),
        name=HOSTILE,
    )
    return unsaddle.diagnose(training, seed=0)


def test_table_holds_optimizer_rate_outcome_escape_step_and_end(lone):
    lines = {
        line.split()[0]: line.split() for line in printed(lone, 100).splitlines() if line.strip()
    }
    assert lines["sgd"][1:4] == ["0.01", "ESCAPED", "698"]
    assert lines["adam"][1:4] == ["0.01", "ESCAPED", "77"]
    assert lines["sgd"][-1] == words.number(lone.entries[0].final_value["median"])


@pytest.mark.parametrize("width", [80, 100, 120])
def test_settings_and_protocol_are_printed_at_every_width(lone, width):
    text = flat(printed(lone, width))
    for entry in lone.entries:
        for key, value in entry.optimizer.settings:
            assert f"{key}={words.number(value)}" in text or key == "learning_rate"
    assert all(flat(line) in text for line in lone.protocol())


@pytest.mark.parametrize("width", [60, 80, 100, 120])
@pytest.mark.parametrize("which", ["lone", "crowd", "hostile", "diagnosis"])
def test_no_line_is_wider_than_the_terminal_and_no_number_is_broken(request, which, width):
    result = request.getfixturevalue(which)
    text = printed(result, width)
    assert max(map(len, text.splitlines())) <= width
    assert "…" not in text or which == "hostile"


def test_a_crowd_shows_counts_medians_and_who_was_censored(crowd):
    text = flat(printed(crowd, 120))
    for entry in crowd.entries:
        for name, n in entry.verdicts.counts().items():
            assert f"{name} {n}" in text
    assert "not reached" in text
    escape = crowd.entries[0].verdicts.escape
    if 0 < escape.n_observed < escape.n_walkers:
        assert f"{escape.n_observed} of 64 seen" in text


def test_escape_steps_are_worded_with_their_censoring():
    some = escape_steps([10, 12, 50, 50], [True, True, True, False])
    assert (words.escape_step(some), words.observed(some)) == ("12", "3 of 4 seen")
    none = escape_steps([50, 50], [False, False])
    assert (words.escape_step(none), words.observed(none)) == ("not reached", "0 of 2 seen")
    one = escape_steps([50], [False])
    assert (words.escape_step(one), words.observed(one)) == ("not reached", "")
    assert words.escape_step(None) == "no saddle"


def test_evidence_sentences_are_printed_once_with_the_optimizers_they_hold_for():
    result = race("saddle", ["sgd", "adam"], start=(1.0, 0.0), n_steps=50, seed=0)
    text = flat(printed(result, 80))
    assert text.count("exact symmetry") == 1
    assert "sgd, adam: exact symmetry" in text


def test_a_race_without_a_saddle_has_no_column_of_escapes():
    result = race("rosenbrock", ["adam lr=0.05"], n_steps=50, seed=0)
    assert "escape" not in printed(result, 100).split("·")[0]
    assert report.text(result).startswith("Where do these optimizers end on rosenbrock?")


@pytest.mark.parametrize("columns", [30, 80, 250])
def test_repr_is_plain_and_fits_the_terminal_up_to_100_columns(monkeypatch, lone, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    text = repr(lone)
    assert max(map(len, text.splitlines())) <= max(60, min(columns, 100))
    assert "\x1b" not in text
    assert "ESCAPED" in text


def test_colour_is_never_the_only_sign(monkeypatch, lone):
    console = Console(file=io.StringIO(), width=100, color_system="truecolor", force_terminal=True)
    with console.capture() as captured:
        console.print(lone.table())
    plain = re.sub(r"\x1b\[[0-9;]*m", "", captured.get())
    assert "\x1b[32m" in captured.get()
    assert flat(plain) == flat(printed(lone, 100))
    monkeypatch.setenv("NO_COLOR", "1")
    silent = Console(file=io.StringIO(), width=100, force_terminal=True)
    with silent.capture() as captured:
        silent.print(lone.table())
    assert "\x1b[32m" not in captured.get()


def without_embedded(page):
    without_module = re.sub(r'(?s)<script type="module">.*?</script>', "", page)
    return re.sub(r'"data:[^"]*"', '""', without_module)


def scripts_of(page):
    return [v for t, k, v in Parsed(page).attributes if (t, k) == ("script", "type")]


@pytest.mark.parametrize("which", ["lone", "hostile", "diagnosis"])
def test_page_parses_asks_for_nothing_and_runs_the_explorer_at_most(request, page_of, which):
    result = request.getfixturevalue(which)
    page = page_of(result)
    parsed = Parsed(page)
    assert not re.search(r"https?:|//[a-z]|@import|url\(|javascript:", without_embedded(page))
    for tag, key, value in parsed.attributes:
        if key in ("src", "href"):
            assert value.startswith("data:"), (tag, value[:60])
        assert not key.startswith("on")
    moving = ["application/json", "module"] if which != "diagnosis" and is_built() else []
    assert scripts_of(page) == [*moving, "application/json"]
    assert parsed.tags.count("script") == len(moving) + 1
    policy = re.search(r'Security-Policy" content="([^"]*)"', page).group(1)
    assert "unsafe-eval" not in policy
    assert ("script-src 'sha256-" in policy) == bool(moving)
    assert parsed.data["title"].strip() != ""


@pytest.mark.parametrize("which", ["lone", "hostile", "diagnosis"])
def test_page_carries_the_data_and_no_not_a_number(request, page_of, which):
    result = request.getfixturevalue(which)
    page = page_of(result)
    data = re.search(r'(?s)<script type="application/json" id="data">(.*?)</script>', page).group(1)
    assert json.loads(data) == json.loads(result.to_json())
    assert not re.search(r"\bnan\b|NaN", without_embedded(page))


@pytest.mark.skipif(not is_built(), reason="the explorer's module is not built")
def test_page_of_a_race_runs_the_same_race(page_of, lone):
    page = page_of(lone)
    state = re.search(r'(?s)id="unsaddle-state">(.*?)</script>', page).group(1)
    assert json.loads(state) == state_of(lone)
    assert json.loads(state)["seed"] == lone.seed
    assert "See it move" in page


def test_page_of_a_race_shows_figure_and_animation_a_diagnosis_the_figure(page_of, lone, diagnosis):
    kinds = [
        [v.split(";")[0] for t, k, v in Parsed(page_of(r)).attributes if (t, k) == ("img", "src")]
        for r in (lone, diagnosis)
    ]
    assert kinds == [["data:image/svg+xml", "data:image/gif"], ["data:image/svg+xml"]]
    for page in (page_of(lone), page_of(diagnosis)):
        assert 'alt=""' not in page


@pytest.mark.skipif(not is_built(), reason="the explorer's module is not built")
def test_page_of_a_race_folds_the_film_away_only_where_the_race_runs_itself(
    page_of, lone, diagnosis
):
    folded = re.compile(
        r"(?s)<details>\s*<summary>The same as a film, for slides and messages</summary>"
        r'\s*<figure><img class="animation"'
    )
    assert folded.search(page_of(lone))
    assert "The whole race at a glance" in page_of(lone)
    assert "in the colours and with the markers of the picture above" in page_of(lone)
    single = race("saddle", ["sgd"], seed=0, n_steps=20, dtype="float32")
    assert "See it move" not in page_of(single)
    assert not folded.search(page_of(single))
    assert "<h2>The same as a film</h2>" in page_of(single)
    assert "The whole race at a glance" not in page_of(diagnosis)


def test_optimizers_of_a_page_stand_in_the_order_of_the_figure(lone):
    rules = [one["rule"] for one in state_of(lone)["optimizers"]]
    assert rules == list(words.labels(lone))


@pytest.mark.parametrize("which", ["hostile", "diagnosis"])
def test_a_hostile_name_is_shown_as_text_everywhere(request, page_of, which):
    result = request.getfixturevalue(which)
    for text in (page_of(result), report.notebook_view(result)):
        parsed = Parsed(text)
        harmless = text.count('type="application/json"') + text.count('<script type="module">')
        assert parsed.tags.count("script") == harmless
        assert "alert(1)</script> [bold]" in parsed.data["h1"]
    assert "[bold]" in printed(result, 120)


def test_page_has_styles_for_print_dark_and_phones(page_of, lone):
    page = page_of(lone)
    for query in ("print", "prefers-color-scheme: dark", "max-width: 640px"):
        assert query in page
    assert 'name="viewport"' in page


def test_page_repeats_to_the_byte(page_of, hostile):
    assert report.page(hostile) == page_of(hostile)


def test_notebook_fragment_styles_nothing_outside_of_itself(lone):
    fragment = lone._repr_html_()
    style = fragment[fragment.index("<style>") + 7 : fragment.index("</style>")]
    selectors = re.findall(r"([^{}]+)\{", style)
    for selector in selectors:
        for part in selector.strip().split(","):
            assert part.strip().startswith((".unsaddle", "@media")), part


def test_diagnosis_says_verdict_evidence_advice_forecast_decision_margins_and_protocol_in_order(
    diagnosis,
):
    text = flat(printed(diagnosis, 100))
    places = [
        text.index(flat(words))
        for words in (
            "STRICT_SADDLE: the run stands at",
            "smallest eigenvalue",
            "What to do",
            "Forecast: steps until it leaves",
            "How it was decided",
            "What would change the verdict",
            "seed 0",
            "thresholds: flat_steps",
        )
    ]
    assert places == sorted(places)
    assert flat(diagnosis.sentence()) in text
    assert all(flat(line) in text for line in (*map(str, diagnosis.advice), *diagnosis.protocol()))


def test_diagnosis_states_bounds_residual_products_and_forecasts(diagnosis):
    text = flat(printed(diagnosis, 120))
    assert "proved ≤ -2; ≥ -2 by the whole matrix; residual" in text
    assert "2 products" in text
    for forecast in diagnosis.forecast:
        assert f"{forecast.median:,.0f}" in text
    never = dataclasses.replace(diagnosis.forecast[0], median=math.inf, q05=math.inf, q95=math.inf)
    changed = dataclasses.replace(diagnosis, forecast=(never,))
    assert re.search(r"gradient descent\s+never\s+never", printed(changed, 120))


def test_diagnosis_without_spectrum_or_noise_says_so_and_prints_no_nan(diagnosis):
    end = dataclasses.replace(diagnosis.spectrum.smallest, value=np.nan, certified=np.nan)
    bare = dataclasses.replace(
        diagnosis,
        spectrum=dataclasses.replace(diagnosis.spectrum, smallest=end, status="not finite"),
        noise=None,
        line_probe=None,
        difference_check=None,
        offset=None,
        forecast=(),
    )
    text = printed(bare, 100)
    assert "the products with the Hessian were not finite" in flat(text)
    assert "nan" not in text


RESULTS = [kind for kind in Result.__subclasses__() if kind.__module__.startswith("unsaddle.")]


@pytest.mark.parametrize("kind", RESULTS, ids=lambda kind: kind.__name__)
def test_every_result_has_a_picture_and_a_view(kind):
    assert callable(importlib.import_module(f"unsaddle.figures.{kind.face}").picture)
    assert callable(importlib.import_module(f"unsaddle.report.{kind.face}").view)

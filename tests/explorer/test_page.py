"""The page in a real browser: what a learner does, by mouse, by keyboard, from disk, on a phone.

The numbers come by two roads: the page's own TypeScript in a worker, and `unsaddle.race`.
"""

import json
import random
import re
from contextlib import contextmanager

import pytest

from unsaddle import race
from unsaddle.errors import InvalidInput
from unsaddle.explorer import export
from unsaddle.explorer.races import state_for
from unsaddle.explorer.server import serving
from unsaddle.explorer.state import defaults, from_fragment, to_fragment, validated

playwright = pytest.importorskip("playwright.sync_api", reason="browser tests: no playwright")

PATIENCE = 30_000  # milliseconds; a busy machine renders in software
NO_WEBGL = """
const original = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
  return String(kind).startsWith("webgl") ? null : original.call(this, kind, ...more);
};
"""


@pytest.fixture(scope="module")
def address(chromium):
    with serving() as server:
        yield server.url


@pytest.fixture
def watched(page):
    """The page, its errors, and every address that it asked for."""
    page.set_default_timeout(PATIENCE)
    page.errors, page.asked = [], []
    page.on("console", lambda line: line.type == "error" and page.errors.append(line.text))
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    assert page.errors == []
    foreign = [
        url for url in page.asked if not re.match(r"(http://127\.0\.0\.1:|blob:|data:|file:)", url)
    ]
    assert foreign == []


def opened(page, address, state=None):
    page.goto(address if state is None else f"{address}#{to_fragment(state)}")
    page.get_by_test_id("run").wait_for()
    page.get_by_test_id("tally").locator("tbody tr").first.wait_for()
    return page


def state_in(page, holds):
    """The state in the address once it `holds`; the address follows a change after a moment."""
    for _ in range(100):
        fragment = page.evaluate("location.hash")
        if fragment and holds(from_fragment(fragment)):
            break
        page.wait_for_timeout(50)
    return from_fragment(page.evaluate("location.hash"))


def run_to_the_end(page, n_steps):
    page.get_by_test_id("run").click()
    ended(page, n_steps)


def ended(page, n_steps):
    words = f"step {n_steps:,} of {n_steps:,}"
    playwright.expect(page.get_by_test_id("progress")).to_have_text(words, timeout=PATIENCE)


def tallies(page):
    """Counts by position of the optimizer, zeros left out."""
    return (
        page.get_by_test_id("tally")
        .locator("tbody tr")
        .evaluate_all(
            """rows => rows.map(row => Object.fromEntries([...row.querySelectorAll("td[data-count]")]
             .map(cell => [cell.dataset.outcome, Number(cell.dataset.count)])
             .filter(([, n]) => n > 0)))"""
        )
    )


def of_race(result):
    return [entry.verdicts.counts() for entry in result.entries]


def test_the_page_opens_without_an_error_or_a_request_elsewhere(watched, address):
    opened(watched, address)
    assert {url.split("#")[0] for url in watched.asked if url.startswith("http")} == {
        address, f"{address}explorer.js",
    }  # fmt: skip
    for name in (
        "formula",
        "landscape",
        "seed",
        "steps",
        "surface",
        "contours",
        "anatomy",
        "theme",
    ):
        assert watched.get_by_test_id(name).first.is_visible(), name


RACES = {
    "the default race": ("saddle", None, {"n_steps": 900, "seed": 0}),
    "noise in every direction": (
        "lee", ["sgd", "momentum", "adam"], {"noise": 0.1, "n_walkers": 120, "n_steps": 300, "seed": 3},
    ),
    "noise along one direction, scattered starts": (
        "monkey_confined", ["sgd", "perturbed_gd", "saddle_free_newton"],
        {"start": (0.1, 0.0), "noise_along": "y", "spread": 0.2, "n_walkers": 80, "n_steps": 250,
         "seed": 11},
    ),
    "a typed formula": (
        "x**4/4 - x**2/2 + y**2", ["nesterov lr=0.05", "rmsprop", "ema_momentum"],
        {"start": (1e-3, 0.5), "noise": 0.05, "n_walkers": 60, "n_steps": 300, "seed": 5},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", RACES)
def test_the_tally_is_that_of_pythons_race(watched, address, case):
    place, optimizers, arguments = RACES[case]
    state = {**state_for(place, optimizers, **arguments), "speed": "max"}
    opened(watched, address, state)
    run_to_the_end(watched, arguments["n_steps"])
    assert tallies(watched) == of_race(race(place, optimizers, **arguments))


def test_a_start_is_dropped_and_moves_with_the_others(watched, address):
    opened(watched, address, {**defaults("lee"), "steps": 50, "speed": "max"})
    box = watched.get_by_test_id("contours").bounding_box()
    watched.mouse.click(box["x"] + 0.75 * box["width"], box["y"] + 0.3 * box["height"])
    state = state_in(watched, lambda state: len(state["starts"]["points"]) == 2)
    assert len(state["starts"]["points"]) == 2
    run_to_the_end(watched, 50)
    assert [sum(tally.values()) for tally in tallies(watched)] == [2] * 6


def test_a_formula_is_typed_and_a_bad_one_explained(watched, address):
    opened(watched, address)
    formula, error = watched.get_by_test_id("formula"), watched.get_by_test_id("formula-error")
    formula.fill("x**2 - y**2 + y**4")
    state = state_in(watched, lambda state: state["landscape"] == "x**2 - y**2 + y**4")
    assert state["landscape"] == "x**2 - y**2 + y**4"
    playwright.expect(error).to_be_empty()
    formula.fill("x**2 - sine(y)")
    playwright.expect(error).to_contain_text("unknown function 'sine' at column 8")
    playwright.expect(error).to_contain_text("Did you mean 'sin'")
    assert formula.get_attribute("aria-invalid") == "true"
    watched.wait_for_timeout(700)
    assert from_fragment(watched.evaluate("location.hash"))["landscape"] == "x**2 - y**2 + y**4"


def test_the_state_survives_a_reload(watched, address):
    state = state_for(
        "himmelblau", ["adam lr=0.1", "sgd"], noise=0.5, n_walkers=9, n_steps=77, seed=8
    )
    opened(watched, address, state)
    watched.get_by_test_id("seed").fill("9")
    watched.get_by_test_id("seed").press("Enter")
    assert state_in(watched, lambda state: state["seed"] == 9)["seed"] == 9
    watched.reload()
    watched.get_by_test_id("run").wait_for()
    assert watched.get_by_test_id("seed").input_value() == "9"
    assert watched.get_by_test_id("steps").input_value() == "77"
    assert watched.get_by_test_id("landscape").input_value() == "himmelblau"
    assert {**from_fragment(watched.evaluate("location.hash")), "seed": 8} == state


BAD_ADDRESSES = {
    "no base64": ("#s=%%%", "a state in base64url"),
    "cut off": (f"#{to_fragment(defaults())[:60]}", "that is no JSON"),
    "newer": ("#s=eyJ2ZXJzaW9uIjo5fQ", "a state of version 9; accepted: version 1"),
}


@pytest.mark.parametrize("case", BAD_ADDRESSES)
def test_a_bad_address_opens_the_page_with_a_message(watched, address, case):
    fragment, words = BAD_ADDRESSES[case]
    watched.goto(address + fragment)
    playwright.expect(watched.get_by_test_id("notice")).to_contain_text(words)
    assert watched.get_by_test_id("run").is_visible()


def test_the_exported_file_does_all_that_from_disk(watched, address, tmp_path):
    place, optimizers, arguments = RACES["noise in every direction"]
    state = {**state_for(place, optimizers, **arguments), "speed": "max"}
    target = export(tmp_path / "page.html", state=state)
    watched.context.set_offline(True)
    opened(watched, target.as_uri())
    run_to_the_end(watched, arguments["n_steps"])
    assert tallies(watched) == of_race(race(place, optimizers, **arguments))
    assert {url.split(":")[0] for url in watched.asked} <= {"file", "blob", "data"}


def test_a_saved_race_moves_again(watched, address, tmp_path):
    result = race("saddle", ["sgd", "adam"], n_steps=120, seed=0)
    target = result.save(tmp_path / "race.html")
    opened(watched, target.as_uri())
    watched.get_by_test_id("speed-max").click()
    run_to_the_end(watched, 120)
    assert tallies(watched) == of_race(result)


def test_everything_works_by_keyboard_alone(watched, address):
    opened(watched, address, {**defaults("lee"), "steps": 30, "speed": "max"})
    reached = set()
    for _ in range(120):
        watched.keyboard.press("Tab")
        name = watched.evaluate("document.activeElement?.dataset?.testid ?? ''")
        reached.add(name)
        if name == "contours":
            for key in ("ArrowRight", "ArrowRight", "ArrowUp", "Enter"):
                watched.keyboard.press(key)
        if {"contours", "run", "formula", "seed"} <= reached:
            break
    assert {"contours", "run", "formula", "seed"} <= reached
    state = state_in(watched, lambda state: len(state["starts"]["points"]) == 2)
    assert len(state["starts"]["points"]) == 2
    watched.get_by_test_id("run").focus()
    watched.keyboard.press("Enter")
    ended(watched, 30)


def test_a_phone_shows_it_without_sideways_scrolling(watched, address):
    watched.set_viewport_size({"width": 390, "height": 844})
    opened(watched, address, {**defaults(), "steps": 40, "speed": "max"})
    assert watched.evaluate("document.documentElement.scrollWidth") <= 390
    run_to_the_end(watched, 40)
    assert watched.get_by_test_id("contours").bounding_box()["width"] <= 390


def test_without_webgl_the_contours_stay_with_a_notice(watched, address):
    watched.add_init_script(NO_WEBGL)
    opened(watched, address, {**defaults(), "steps": 40, "speed": "max"})
    playwright.expect(watched.get_by_test_id("notice")).to_contain_text("WebGL")
    # three.js says on the console that there is none; nothing else may be wrong.
    watched.errors[:] = [
        line for line in watched.errors if "Error creating WebGL context" not in line
    ]
    assert watched.get_by_test_id("contours").is_visible()
    run_to_the_end(watched, 40)


def test_the_tour_has_ten_stations_and_ends(watched, address):
    opened(watched, address)
    watched.get_by_test_id("tour").click()
    seen = []
    for _ in range(10):
        seen.append(watched.get_by_test_id("tour-text").inner_text())
        watched.get_by_test_id("tour-next").click()
    assert len(set(seen)) == 10
    assert all(len(text) > 20 for text in seen)


PLANE = {
    "format": "unsaddle replay", "version": 1, "kind": "branch", "title": "two layers", "protocol": [],
    "landscape": None, "box": [[0, 1], [0, 1]], "axes": ["escape direction", "main remaining direction"],
    "plane": {"values": [[0.0, 1.0], [1.0, None]], "share": 0.83, "share_of": "of the squared distance",
              "n_parameters": 650},
    "tracks": [{"name": "path", "steps": [0, 5], "paths": [[[0, 0], [0.5, 0.5]]], "values": [1.0, 0.5],
                "tally": None}],
}  # fmt: skip


def test_a_networks_branch_is_shown_with_the_share_of_its_movement(watched, address, tmp_path):
    opened(watched, export(tmp_path / "page.html", replay=PLANE).as_uri())
    playwright.expect(watched.get_by_test_id("replay-share")).to_contain_text("83")
    newer = tmp_path / "newer.json"
    newer.write_text(json.dumps({**PLANE, "version": 2}))
    watched.get_by_test_id("replay-file").set_input_files(newer)
    playwright.expect(watched.get_by_test_id("notice")).to_contain_text("a replay of version 2")


# ---- fuzz ---------------------------------------------------------------------------------------

PIECES = re.findall(
    r"\S+",
    "x y z x1 x2 x3 pi e 1 2 0.5 1e3 1e999 .5 + - * / ** ^ ( ) sin( cos( exp( log( sqrt( abs( tanh( "
    "saddle lee é ² − <script> ' \" [ ] { } ; , = == lambda import __import__ 0 64 65 // % ! π \\ # : .",
)


RIGHT = (
    "x**2",
    "y^2",
    "sin(x)",
    "exp(-y**2)",
    "2",
    "(x - 1)",
    "x*y",
    "-x",
    "pi",
    " cos( 3*y )",
    "x2",
)


def formulas(n, seed):
    """Texts of which some are formulas and most are nearly."""
    chance = random.Random(seed)
    made = []
    for _ in range(n):
        kind = chance.random()
        length = chance.choice((1, 3, 5, 9, 30))
        if kind < 0.2:
            terms = (f"{chance.choice(RIGHT)}{chance.choice('+-*')}" for _ in range(length))
            made.append("".join(terms) + "y")
        elif kind < 0.6:
            made.append(chance.choice(("", " ")).join(chance.choices(PIECES, k=length)))
        elif kind < 0.8:
            made.append("".join(chance.choice("xy+-*/()0123. ") for _ in range(length)))
        else:
            ends = (chance.choice(((32, 127), (160, 0xD7FF))) for _ in range(length))
            made.append("".join(chr(chance.randrange(*each)) for each in ends))
    return made


@contextmanager
def not_refused(found):
    try:
        yield
    except InvalidInput:
        found.append(True)


def refused_in_python(text):
    found = []
    with not_refused(found):
        validated({"landscape": text, "starts": {"kind": "points", "points": [[0, 0]]}})
    return bool(found)


def test_ten_thousand_formulas_in_the_box_are_drawn_or_explained_as_in_python(watched, address):
    opened(watched, address)
    typed = formulas(10_000, seed=6)
    shown = watched.evaluate(
        """texts => {
          const input = document.querySelector('[data-testid="formula"]');
          const error = document.querySelector('[data-testid="formula-error"]');
          return texts.map(text => {
            input.value = text;
            input.dispatchEvent(new Event("input", { bubbles: true }));
            const invalid = input.getAttribute("aria-invalid") === "true";
            const words = error.textContent;
            return invalid === (words.length > 0) && words.length < 3000 ? invalid : "unexplained";
          });
        }""",
        typed,
    )
    differ = [
        (text, there)
        for text, there in zip(typed, shown, strict=True)
        if there != refused_in_python(text)
    ]
    assert differ == []
    assert 500 < shown.count(False) < 9_500  # both kinds were tried
    watched.get_by_test_id("formula").fill("x*y")
    state = state_in(watched, lambda state: state["landscape"] == "x*y")
    assert state["landscape"] == "x*y"


def wrong_states(n, seed):
    """States with one or two places changed, as texts: JSON has no not-a-number."""
    chance = random.Random(seed)
    odd = [
        None,
        True,
        "",
        "max",
        -1,
        0,
        1e308,
        2**53,
        [],
        {},
        [[]],
        "x" * 50,
        -0.5,
        7,
        [1, 2],
        "sgd",
    ]
    seeds = [
        defaults("lee"),
        state_for("saddle", ["adam", "pgd"], noise=0.1, spread=0.5, n_walkers=20, seed=1),
    ]
    made = []
    for _ in range(n):
        state = json.loads(json.dumps(chance.choice(seeds)))
        state["steps"] = 20
        for _ in range(chance.choice((1, 2))):
            place = state
            while True:
                keys = list(place) if isinstance(place, dict) else list(range(len(place)))
                key = chance.choice(keys)
                if isinstance(place[key], dict | list) and place[key] and chance.random() < 0.7:
                    place = place[key]
                    continue
                place[key] = json.loads(json.dumps(chance.choice(odd)))
                break
        text = json.dumps(state)
        made.append(text if chance.random() < 0.8 else text[: chance.randrange(len(text))])
    return made


def test_ten_thousand_states_are_taken_or_explained(watched, address):
    """Through a model as a notebook has it, for a browser slows down who changes an address often."""
    opened(watched, address)
    found = watched.evaluate(
        """async texts => {
          const { mount, memoryModel } = await import("/explorer.js");
          const el = document.createElement("div");
          document.body.append(el);
          const model = memoryModel({ state: null, replay: null, message: "" });
          const stop = mount(el, model);
          const answers = [];
          for (const text of texts) {
            let state = text;  // not JSON: the text itself is the wrong state
            try { state = JSON.parse(text); } catch {}
            model.set("message", "");
            model.set("state", state);
            model.save_changes();
            answers.push(model.get("message"));
          }
          await new Promise(resolve => setTimeout(resolve, 500));
          stop();
          el.remove();
          return answers;
        }""",
        wrong_states(10_000, seed=7),
    )
    explained = [words for words in found if words]
    assert len(explained) > 5_000
    assert all("accepted: " in words and len(words) < 2_500 for words in explained)
    assert watched.get_by_test_id("run").is_visible()


def test_odd_addresses_are_explained(watched, address):
    opened(watched, address)
    chance = random.Random(8)
    whole = to_fragment(defaults("lee"))
    for _ in range(40):
        place = chance.randrange(2, len(whole))
        watched.evaluate(
            "text => { location.hash = text }", f"#{whole[:place]}{chance.choice('!é=A')}"
        )
        watched.wait_for_timeout(10)
        assert watched.get_by_test_id("notice").inner_text() != ""
    assert watched.get_by_test_id("run").is_visible()

"""The tour in a real browser: what a newcomer is told to do is done, and seen to happen.

`explorer/tests/tour.test.ts` runs the same presets without the page; here hands click.
"""

import re

import pytest

from unsaddle.explorer.server import serving

playwright = pytest.importorskip("playwright.sync_api", reason="browser tests: no playwright")
expect = playwright.expect

PATIENCE = 60_000  # milliseconds; a busy machine renders in software
BESIDE = "0.000001"  # a millionth off the ridge


@pytest.fixture(scope="module")
def address(chromium):
    with serving() as server:
        yield server.url


@pytest.fixture
def visitor(page, address):
    """A page of which nothing was ever seen before."""
    page.set_default_timeout(PATIENCE)
    page.set_viewport_size({"width": 1440, "height": 900})
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    page.get_by_test_id("run").wait_for()
    page.get_by_test_id("tour").click()
    yield page
    assert errors == []


def steps_of(page):
    return f"{int(page.get_by_test_id('steps').input_value()):,}"


def at_step(page, step):
    expect(page.get_by_test_id("progress")).to_have_text(
        f"step {step} of {steps_of(page)}", timeout=PATIENCE
    )


def station(page, number):
    """Go on to a station of the tour."""
    for _ in range(10):
        place = page.get_by_label("Tour").get_by_text(re.compile(r"^Station \d+ of 10$"))
        if place.inner_text() == f"Station {number} of 10":
            break
        page.get_by_test_id("tour-next").click()
    at_step(page, 0)


def tally(page):
    """The counts above zero in each row of the table, once the run is over."""
    at_step(page, steps_of(page))
    expect(page.get_by_test_id("budget")).to_contain_text("At the end", timeout=PATIENCE)
    rows = page.get_by_test_id("tally").locator("tbody tr").evaluate_all(
        """rows => rows.map(row => [row.querySelector("th").textContent,
          Object.fromEntries([...row.querySelectorAll("td[data-count]")]
            .filter(cell => Number(cell.querySelector("b").textContent.replace(",", "")) > 0)
            .map(cell => [cell.dataset.outcome, Number(cell.dataset.count)]))])"""
    )  # fmt: skip
    return dict(rows)


def outcome(page):
    """Run, at the station's own pace, and count."""
    page.get_by_test_id("run").click()
    return tally(page)


def typed(field, text):
    field.fill(text)
    field.press("Enter")


def start(page, name, axis):
    return (
        page.get_by_role("group", name=name, exact=True)
        .get_by_role("spinbutton")
        .nth("xy".index(axis))
    )


def set_steps(page, number):
    typed(page.get_by_test_id("steps"), number)


def test_a_newcomer_makes_sgd_stick_sees_why_and_frees_it_in_three_ways(visitor):
    page = visitor
    evidence = page.get_by_test_id("evidence")

    station(page, 3)
    assert outcome(page) == {"SGD": {"STUCK": 1}}
    expect(evidence).to_contain_text(
        "exactly 0 from the saddle along the way out, so nothing pushes it off"
    )
    page.get_by_test_id("anatomy").locator("summary").click()
    expect(page.get_by_test_id("anatomy-text")).to_contain_text(
        re.compile(r"Along y, the way out, every gradient of the last \d+ steps was exactly zero")
    )

    # Way out 1: another start.
    typed(start(page, "start 1", "y"), BESIDE)
    at_step(page, 0)
    assert outcome(page) == {"SGD": {"ESCAPED": 1}}
    expect(evidence).to_contain_text("at the minimum (0, 1)")

    # Way out 2: noise with a part along the way out, and only with one.
    station(page, 6)
    page.get_by_test_id("speed-max").check()
    assert outcome(page) == {"SGD": {"STUCK": 100}}
    station(page, 7)
    assert outcome(page) == {"SGD": {"ESCAPED": 100}}
    page.get_by_test_id("noise-along").check()
    typed(page.get_by_test_id("noise-angle"), "0")
    at_step(page, 0)
    assert outcome(page) == {"SGD": {"STUCK": 100}}

    # Way out 3: memory, at the same price.
    station(page, 9)
    counts = outcome(page)
    assert counts["SGD"] == counts["AdaGrad"] == {"STUCK": 1}
    for name in ("Momentum", "Nesterov", "RMSprop", "Adam"):
        assert counts[name] == {"ESCAPED": 1}, name
    expect(page.get_by_test_id("budget")).to_contain_text("300 gradients, the same for all")
    expect(evidence).to_contain_text("SGD: not left yet after 300 steps, but on its way out")


def centre_x(value):
    return lambda page: typed(start(page, "centre", "x"), value)


def start_y(value):
    return lambda page: typed(start(page, "start 1", "y"), value)


def to_batch(size):
    return lambda page: typed(page.get_by_test_id("batch-size"), size)


def each(steps):
    return lambda page: set_steps(page, steps)


def chosen(name, option):
    return lambda page: page.get_by_label(name).select_option(option)


def along(angle):
    def turn(page):
        page.get_by_test_id("noise-along").check()
        typed(page.get_by_test_id("noise-angle"), angle)

    return turn


def forget(page):
    momentum = page.locator(".optimizer").filter(has=page.get_by_test_id("optimizer-momentum"))
    momentum.locator("summary").click()
    typed(momentum.get_by_label("momentum γ, exact"), "0")


STUCK, ESCAPED, CONVERGED = ({"SGD": {word: 100}} for word in ("STUCK", "ESCAPED", "CONVERGED"))
ONE_STUCK, ONE_ESCAPED = ({"SGD": {word: 1}} for word in ("STUCK", "ESCAPED"))
NEARLY = {"SGD": {"ESCAPED": 99, "STUCK": 1}}
SIX = ("SGD", "Momentum", "Nesterov", "AdaGrad", "RMSprop", "Adam")
SLOW = ("SGD", "AdaGrad")
# What a station counts, and for each thing to try: words of its advice, what is done, the count then.
ATTEMPTS = {
    1: (CONVERGED, [("centre's x to −1.5", centre_x("-1.5"), CONVERGED)]),
    2: (ESCAPED, [("centre's x to 0.7", centre_x("0.7"), CONVERGED)]),
    3: (ONE_STUCK, [("y to 0.000001", start_y(BESIDE), ONE_ESCAPED)]),
    4: (STUCK, [("batch size to 4", to_batch("4"), STUCK), ("to 64", to_batch("64"), STUCK)]),
    5: (STUCK, [("“drawn” to “with replacement”", chosen("drawn", "with replacement"), STUCK)]),
    6: (
        STUCK,
        [("schedule to constant", chosen("schedule of the learning rate", "constant"), STUCK)],
    ),
    7: (ESCAPED, [("angle to 0", along("0"), STUCK), ("then to 10", along("10"), NEARLY)]),
    8: (STUCK, [("“steps each” to 4000", each("4000"), ESCAPED)]),
    9: (
        {name: {"STUCK" if name in SLOW else "ESCAPED": 1} for name in SIX},
        [("“steps each” to 1500", each("1500"), {name: {"ESCAPED": 1} for name in SIX})],
    ),
    10: (
        {"Momentum": {"ESCAPED": 1}, **ONE_STUCK},
        [("γ to 0", forget, {"Momentum": {"STUCK": 1}, **ONE_STUCK})],
    ),
}


def test_what_each_station_tells_to_try_shows_what_it_says(visitor):
    page = visitor
    page.set_viewport_size({"width": 900, "height": 500})  # drawn by a processor: small is fast
    for number, (before, attempts) in ATTEMPTS.items():
        station(page, number)
        page.get_by_test_id("speed-max").check()
        assert outcome(page) == before, number
        for words, act, after in attempts:
            expect(page.get_by_test_id("tour-attempt")).to_contain_text(words)
            act(page)
            at_step(page, 0)
            assert outcome(page) == after, (number, words)


def test_the_tally_on_a_phone_is_whole_a_table_and_explained_by_keyboard(visitor):
    page = visitor
    page.set_viewport_size({"width": 390, "height": 844})
    station(page, 9)
    page.get_by_test_id("speed-max").check()
    outcome(page)
    table = page.get_by_test_id("tally")
    for cell in table.locator("tbody th, tbody td").all():
        box = cell.bounding_box()
        assert box["width"] > 0
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    assert table.evaluate(
        "table => table.parentElement.scrollWidth <= table.parentElement.clientWidth"
    )
    assert table.get_by_role("row").count() == 7
    assert table.get_by_role("columnheader").all_inner_texts() == [
        "optimizer", "escaped", "stuck", "converged", "diverged", "value",
    ]  # fmt: skip
    assert table.get_by_role("row").nth(1).get_by_role("cell").count() == 5
    words = page.get_by_test_id("outcome-words")
    words.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(words).to_contain_text(
        "the walker left the saddle: it has been 0.5 away from it along a way out"
    )
    expect(words).to_contain_text("it has not left so far")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

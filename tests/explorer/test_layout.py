"""Where things lie on the page, and how it answers hands: at widths from a phone's to a desk's."""

import json

import pytest

from unsaddle.explorer.server import serving
from unsaddle.explorer.state import defaults, to_fragment

playwright = pytest.importorskip("playwright.sync_api", reason="browser tests: no playwright")

PATIENCE = 30_000  # milliseconds; a busy machine renders in software
SIZES = {
    "desk": (1440, 900), "laptop": (1280, 720), "small laptop": (1024, 768),
    "tablet": (820, 1100), "phone": (390, 844), "phone on its side": (844, 390),
}  # fmt: skip
REPLAY = {
    "format": "unsaddle replay", "version": 1, "kind": "race", "title": "a race", "protocol": [],
    "landscape": "saddle", "box": [[-2, 2], [-2, 2]], "axes": ["x", "y"], "plane": None,
    "tracks": [{"name": "sgd", "steps": [0, 5], "paths": [[[1, 0], [0.5, 0]]], "values": None,
                "tally": {"STUCK": 1}}],
}  # fmt: skip
DROP = """([kind, name, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name));
  const target = document.querySelector(".unsaddle-explorer");
  target.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(scope="module")
def address(chromium):
    with serving() as server:
        yield server.url


def opened(page, address, state=None, size="desk"):
    page.set_default_timeout(PATIENCE)
    page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
    page.goto(address if state is None else f"{address}#{to_fragment(state)}")
    page.get_by_test_id("tally").locator("tbody tr").first.wait_for()
    return page


def box(page, name):
    return page.get_by_test_id(name).bounding_box()


def inside(page, name):
    """Whether an element lies in the window, its upper edge at least."""
    found = box(page, name)
    return found["y"] >= -1 and found["y"] + 20 <= page.viewport_size["height"]


@pytest.mark.parametrize("size", SIZES)
def test_picture_run_and_results_are_seen_together_and_nothing_is_cut(page, address, size):
    state = {**defaults("lee"), "steps": 30, "speed": "max"}
    opened(page, address, {**state, "selected": {"optimizer": 0, "walker": 0}}, size)
    width, height = SIZES[size]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert inside(page, "contours")
    if size != "phone on its side":
        assert inside(page, "run")
        assert inside(page, "tally")
        views = box(page, "contours")
        assert views["height"] <= (0.53 if width > 960 else 0.46) * height
    scroll = page.locator(".tally").locator("xpath=..")
    assert scroll.evaluate("el => el.scrollWidth <= el.clientWidth + 1")
    page.get_by_test_id("anatomy").locator("summary").click()
    page.get_by_test_id("run").evaluate("el => el.click()")
    page.get_by_test_id("anatomy-next").wait_for()
    page.get_by_test_id("anatomy-next").evaluate("el => el.scrollIntoView()")
    page.wait_for_timeout(300)
    # The arrows stay in sight of who reads the anatomy, and do not cover it.
    assert inside(page, "anatomy-next")
    picture, read = box(page, "contours"), box(page, "anatomy-next")
    assert inside(page, "contours")
    assert (
        read["y"] >= picture["y"] + picture["height"]
        or read["x"] >= picture["x"] + picture["width"]
    )
    if width <= 390:
        low = page.locator("button:visible, select:visible, input:visible:not([type=checkbox])")
        heights = low.evaluate_all("all => all.map(el => el.getBoundingClientRect().height)")
        assert min(heights) >= 32
        tops = page.evaluate(
            "() => ['contours', 'run', 'tally', 'selected', 'formula', 'anatomy'].map(name =>"
            " document.querySelector(`[data-testid=${name}]`))"
            ".map((el, i, all) => i === 0 || !!(all[i - 1].compareDocumentPosition(el) & 4))"
        )
        assert all(tops)  # Tab goes as the eye does


def test_controls_scroll_by_themselves_and_by_key(page, address):
    opened(page, address, size="laptop")
    panel = page.locator(".panel")
    assert panel.evaluate(
        "el => el.scrollHeight > el.clientHeight && el.clientHeight <= innerHeight"
    )
    page.get_by_test_id("starts-line").focus()
    # A browser that is still busy with the page drops the first keys.
    for _ in range(20):
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(200)
        if panel.evaluate("el => el.scrollTop") > 0:
            break
    assert panel.evaluate("el => el.scrollTop") > 0
    assert page.evaluate("scrollY") == 0


def test_a_refused_number_is_named_by_its_label_and_goes_back(page, address):
    opened(page, address)
    for name, typed, good, words in (
        ("steps", "0", "2000", "steps each = 0; accepted: a whole number from 1 to 1,000,000. "),
        ("learning-rate", "-1", "0.01", "learning rate of all = -1; accepted: a number from "),
        ("seed", "", "0", "seed = nothing; accepted: a number. Type one."),
    ):
        field = page.get_by_test_id(name)
        field.fill(typed)
        field.press("Enter")
        message = page.locator(f"#{field.get_attribute('aria-describedby')}")
        playwright.expect(message).to_contain_text(words)
        assert field.input_value() == good
        field.fill("7")
        playwright.expect(message).to_be_empty()
    start = page.get_by_label("start 1, x")
    start.fill("10000000")
    start.press("Enter")
    playwright.expect(page.locator(".panel")).to_contain_text(
        "start 1, x = 10000000; accepted: a number from"
    )
    assert start.input_value() == "1"
    # What is taken empties the tally at once: its numbers are another state's.
    seen = page.evaluate(
        """() => {
          const field = document.querySelector('[data-testid="seed"]');
          field.value = "8";
          field.dispatchEvent(new Event("change"));
          return getComputedStyle(document.querySelector(".tally td[data-count] > *")).visibility;
        }"""
    )
    assert seen == "hidden"


def test_the_address_closes_and_a_click_that_draws_nothing_says_so(page, address):
    opened(page, address)
    share, shown = page.get_by_test_id("share"), page.get_by_test_id("address")
    share.click()
    playwright.expect(shown).to_be_focused()
    page.keyboard.press("Escape")
    playwright.expect(shown).to_be_hidden()
    playwright.expect(share).to_be_focused()
    for close in (share.click, page.get_by_test_id("starts-line").click):
        share.click()
        playwright.expect(shown).to_be_visible()
        close()
        playwright.expect(shown).to_be_hidden()
    found = box(page, "contours")
    page.mouse.click(found["x"] + 0.2 * found["width"], found["y"] + 0.2 * found["height"])
    playwright.expect(page.get_by_test_id("notice")).to_contain_text(
        "press on the contours and drag"
    )


def test_back_and_forward_go_through_the_stations(page, address):
    opened(page, address)
    card, text = page.get_by_label("Tour", exact=True), page.get_by_test_id("tour-text")
    page.get_by_test_id("tour").click()
    first = text.inner_text()
    page.get_by_test_id("tour-next").click()
    second = text.inner_text()
    assert first != second
    page.go_back()
    playwright.expect(text).to_have_text(first)
    page.go_forward()
    playwright.expect(text).to_have_text(second)
    page.wait_for_timeout(500)
    page.go_back()
    playwright.expect(text).to_have_text(first)
    page.go_back()
    playwright.expect(card).to_be_hidden()
    assert page.get_by_test_id("landscape").input_value() == "saddle"
    assert page.locator("button:visible", has_text="Run").count() == 1


def test_a_dropped_file_is_loaded_or_refused(page, address):
    opened(page, address)
    page.evaluate(DROP, ["dragover", "race.json", ""])
    playwright.expect(page.get_by_test_id("drop")).to_be_visible()
    page.evaluate(DROP, ["drop", "photo.png", "no replay"])
    playwright.expect(page.get_by_test_id("drop")).to_be_hidden()
    notice = page.get_by_test_id("notice")
    playwright.expect(notice).to_contain_text("the file “photo.png”; accepted: a replay")
    page.evaluate(DROP, ["drop", "newer.json", json.dumps({**REPLAY, "version": 99})])
    playwright.expect(notice).to_contain_text("a replay of version 99")
    page.evaluate(DROP, ["drop", "race.json", json.dumps(REPLAY)])
    playwright.expect(page.get_by_test_id("replay-play")).to_be_visible()
    playwright.expect(notice).to_be_hidden()


def test_a_crowd_says_how_many_are_drawn_and_reset_draws_all_that_fit(page, address):
    crowd = {"kind": "patch", "center": [-1, -1], "radius": 0.5, "count": 10_000}
    state = {**defaults("saddle"), "starts": crowd, "steps": 40, "speed": "max"}
    opened(page, address, state)
    count = page.get_by_test_id("drawn-count")
    words = "Drawn: 1,667 of 10,000 walkers of each optimizer; all are counted. "
    playwright.expect(count).to_have_text(words.strip())
    page.get_by_test_id("run").click()
    playwright.expect(page.get_by_test_id("progress")).to_have_text(
        "step 40 of 40", timeout=PATIENCE
    )
    live = page.locator("[aria-live=polite].unseen")
    playwright.expect(live).to_contain_text("RMSprop: ")
    page.get_by_test_id("reset").click()
    playwright.expect(count).to_have_text(words.strip())

"""The page with 10,000 walkers in a real browser: milliseconds a frame, and memory over minutes.

Frames per second mean nothing where a processor renders in place of a graphics card: what is measured
is the work of one frame, the worker's (simulation) and the page's own (drawing). The page's is the
processor time of its thread, for a call of WebGL waits there until the processor that renders is free.
"""

from __future__ import annotations

import shutil
import time
from typing import Any

import numpy as np

from benchmarks.measure import Row
from unsaddle.explorer import page
from unsaddle.explorer.races import state_for
from unsaddle.explorer.server import serving
from unsaddle.explorer.state import to_fragment

TITLE = "The explorer with 10,000 walkers"
LIMIT = 8.0  # milliseconds of simulation and drawing together, issue 6
N_WALKERS = 10_000
SECONDS = 120.0  # of the memory measurement
WATCHED = 20.0  # of the frames: few a second are shown without a graphics card
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--enable-precise-memory-info", "--js-flags=--expose-gc",
)  # fmt: skip
# Counts the work, whoever does it: callbacks of a frame and answers taken on the page, and what the
# worker reports.
_METER = """
window.measured = { draw: [], take: [], simulate: [], steps: [] };
let last = -1;
const frame = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) => frame((time) => {
  const begun = performance.now();
  callback(time);
  const { draw } = window.measured;
  if (time !== last || draw.length === 0) draw.push(0);  // one entry a frame, of all its callbacks
  last = time;
  draw[draw.length - 1] += performance.now() - begun;
});
const Plain = window.Worker;
window.Worker = class extends Plain {
  set onmessage(take) {
    super.onmessage = (event) => {
      const begun = performance.now();
      take(event);
      const answer = event.data.frame;
      if (!answer) return;
      window.measured.take.push(performance.now() - begun);
      window.measured.simulate.push(answer.milliseconds);
      window.measured.steps.push(answer.step);
    };
  }
};
"""


def protocol(toy: bool = False) -> str:
    """Return the words above the table."""
    walkers, seconds = (200, 2.0) if toy else (N_WALKERS, SECONDS)
    return (
        f"{walkers:,} walkers of SGD with gradient noise on `lee`, 60 steps a second after some seconds "
        f"as fast as it goes (compilation), headless Chromium 1440x900 with software rendering; median "
        f"of the frames of {WATCHED:.0f} s, of processor time the mean; heap after collection, over "
        f"{seconds:.0f} s"
    )


def rows(toy: bool = False) -> list[Row]:
    """Return the rows.

    Expected before measuring: 3-6 ms of simulation (one step a frame) and 1-2 ms of drawing calls (an
    earlier trial of 10,000 points with three.js: 4 and 1 ms); no growth of the heap.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    reason = "no Chromium" if browser is None else "" if page.is_built() else "module not built"
    if browser is None or reason:
        return [Row("one step and its drawing, ms", None, "4-8", LIMIT, "<=", "ms", note=reason)]
    measured = _measure(browser, toy)
    steps = np.diff(measured["steps"])
    draw, work = np.array(measured["draw"]), np.array(measured["simulate"])[1:]
    take = np.array(measured["take"])
    # Rendered in software the page shows fewer frames a second, and its worker owes more steps for each.
    step = work[steps > 0] / steps[steps > 0]
    page_ms = 1e3 * measured["script"] / max(1, len(take))
    thread_ms = 1e3 * measured["thread"] / max(1, len(take))
    both = float(page_ms + np.median(step))
    waited = float(np.median(draw) + np.median(take) + np.median(step))
    first, last = measured["heap"]
    return [
        _row("simulation, ms a step", step, f"worker; {np.median(steps):.0f} steps a frame here"),
        Row("the page's scripts, CPU ms a frame", page_ms, "2-6", unit="ms",
            note=f"numbers, words and drawing; {thread_ms:.1f} with the browser's layout and painting"),
        Row("one step and its drawing, ms", both, "4-8", LIMIT, "<=", "ms",
            note=f"the two above; {waited:.1f} by the clock, with what drawing waits for"),
        _row("taking a frame in, ms by the clock", take, "numbers, words, survival curve"),
        _row("drawing, ms by the clock", draw, "with the calls that wait for the software renderer"),
        Row(
            "heap at the end / at the beginning", last / first, "1.0", 1.2, "<=",
            note=f"{first / 1e6:.1f} MB, {last / 1e6:.1f} MB after {measured['seconds']:.0f} s",
        ),
    ]  # fmt: skip


def _row(what: str, values: Any, note: str) -> Row:
    low, middle, high = np.quantile(values, [0.25, 0.5, 0.75]) if len(values) else (0.0, 0.0, 0.0)
    return Row(what, float(middle), "1-6", unit="ms", low=float(low), high=float(high), note=note)


def _measure(browser: str, toy: bool) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright

    n_walkers, watched, remembered = (200, 1.0, 2.0) if toy else (N_WALKERS, WATCHED, SECONDS)
    state = state_for(
        "lee", ["sgd"], noise=0.1, n_walkers=n_walkers, spread=0.3, n_steps=1_000_000, seed=0
    )
    state = {**state, "speed": "max"}
    with serving() as server, sync_playwright() as driver:
        shown = driver.chromium.launch(executable_path=browser, args=list(FLAGS))
        tab = shown.new_page(viewport={"width": 1440, "height": 900})
        tab.add_init_script(_METER)
        tab.goto(f"{server.url}#{to_fragment(state)}")
        tab.get_by_test_id("run").click(timeout=60_000)
        tab.wait_for_timeout(1000 if toy else 8000)  # compilation of the hot loops, first uploads
        tab.get_by_test_id("speed-max").uncheck()
        tab.wait_for_timeout(500)
        tools = tab.context.new_cdp_session(tab)
        tools.send("Performance.enable", {"timeDomain": "threadTicks"})
        tab.evaluate("() => { for (const each of Object.values(measured)) each.length = 0 }")
        before = _seconds(tools)
        tab.wait_for_timeout(1000 * watched)
        after = _seconds(tools)
        found: dict[str, Any] = tab.evaluate("() => structuredClone(measured)")
        found["script"] = after["ScriptDuration"] - before["ScriptDuration"]
        found["thread"] = after["TaskDuration"] - before["TaskDuration"]
        tools.detach()
        first, begun = _heap(tab), time.monotonic()
        tab.wait_for_timeout(1000 * max(0.0, remembered - watched))
        tab.evaluate("() => { for (const each of Object.values(measured)) each.length = 0 }")
        found["heap"] = (first, _heap(tab))
        found["seconds"] = time.monotonic() - begun
        shown.close()
    return found


def _seconds(tools: Any) -> dict[str, float]:
    """Return the processor time that the page's thread has spent so far, by what it was spent on."""
    metrics = tools.send("Performance.getMetrics")["metrics"]
    return {metric["name"]: metric["value"] for metric in metrics}


def _heap(tab: Any) -> float:
    return float(tab.evaluate("() => { gc(); gc(); return performance.memory.usedJSHeapSize }"))

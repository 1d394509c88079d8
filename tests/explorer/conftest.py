"""A real browser, where there is one: the system's Chromium, never a download."""

import os
import shutil

import pytest

from unsaddle.explorer import page as explorer_page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-gl=angle", "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)  # fmt: skip


def missing(what):
    """CI must not lose these tests unseen; elsewhere a skip says what is missing."""
    if os.environ.get("UNSADDLE_NEEDS_BROWSER") == "1":
        pytest.fail(
            f"{what}, and UNSADDLE_NEEDS_BROWSER=1 asks for the browser tests", pytrace=False
        )
    pytest.skip(f"browser tests: {what}")


@pytest.fixture(scope="module")
def chromium():
    """One browser for a module's tests; each test has a fresh context of its own."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        missing("no Chromium on this machine (Debian: apt install chromium)")
    if not explorer_page.is_built():
        missing("the explorer's module is not built (cd explorer && npm ci && npm run build)")
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        missing("no playwright (pip install 'unsaddle[dev]')")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()

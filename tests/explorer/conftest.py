"""A real browser, where there is one: the system's Chromium, never a download; and a real JupyterLab."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import unsaddle
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


QUIET = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}


@pytest.fixture(scope="module")
def laboratory(tmp_path_factory):
    """A JupyterLab of its own, with nothing of the user's: (its address, its folder of notebooks)."""
    for package in ("anywidget", "ipykernel", "jupyterlab"):
        if importlib.util.find_spec(package) is None:
            missing(f"no {package} (pip install 'unsaddle[dev]')")
    folder = tmp_path_factory.mktemp("laboratory")
    notebooks, settings, told = (folder / name for name in ("notebooks", "config", "runtime"))
    notebooks.mkdir()
    (settings / "labconfig").mkdir(parents=True)
    (settings / "labconfig" / "page_config.json").write_text(json.dumps(QUIET))
    own = {
        "PYTHONPATH": str(Path(unsaddle.__file__).parents[1]),
        "JUPYTER_CONFIG_DIR": str(settings),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(told),
        "IPYTHONDIR": str(folder / "ipython"),
    }
    arguments = [
        "--no-browser", "--allow-root", "--expose-app-in-browser", "--ServerApp.ip=127.0.0.1",
        "--ServerApp.port=0", "--IdentityProvider.token=laboratory", f"--ServerApp.root_dir={notebooks}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    log = folder / "log"
    with log.open("w") as lines:
        running = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *arguments],
            env={**os.environ, **own}, cwd=folder, stdout=lines, stderr=lines,
        )  # fmt: skip
    try:
        deadline = time.monotonic() + 60
        address = told / f"jpserver-{running.pid}.json"
        while not address.exists():
            assert running.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.05)
        yield json.loads(address.read_text())["url"], notebooks
    finally:
        running.terminate()  # it ends its kernels
        try:
            running.wait(20)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()

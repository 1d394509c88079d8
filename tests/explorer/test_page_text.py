"""The page as text: alone, safe to put anything into, under a strict policy."""

import base64
import hashlib
import html.parser
import json
import re

import pytest

from unsaddle.errors import InvalidInput
from unsaddle.explorer import export, page
from unsaddle.explorer.state import defaults, to_fragment

HOSTILE = "</script><script>alert(1)</script><!-- <script> &amp; \u2028 é"
MODULE = 'export const s="</script><!--<script>";/<\\/SCRIPT/;document.title="é"\r\n</Script'


class Scripts(html.parser.HTMLParser):
    """What a browser takes for scripts."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.found, self.inside, self.links = [], False, []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.links += [value for key, value in attrs if key in ("src", "href", "srcset", "action")]
        if tag == "script":
            self.inside = True
            self.found.append([dict(attrs), ""])

    def handle_endtag(self, tag):
        if tag == "script":
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.found[-1][1] += data


@pytest.fixture(params=["built", "hostile module"])
def module(request, monkeypatch):
    if request.param == "built":
        if not page.is_built():
            pytest.skip("the explorer's module is not built")
        yield page.module()
    else:
        page._inlined.cache_clear()
        monkeypatch.setattr(page, "module", lambda: MODULE)
        yield MODULE
        page._inlined.cache_clear()


def test_exported_page_has_one_running_script_and_its_hash(module):
    text = page.exported_page(defaults(), {"title": HOSTILE})
    state, replay, script = Scripts(text).found
    assert json.loads(state[1]) == defaults()
    assert json.loads(replay[1])["title"] == HOSTILE
    assert script[0] == {"type": "module"}
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}';" in text
    assert "\r" not in script[1]
    assert "<!--" not in script[1]


def test_exported_page_asks_for_nothing(module):
    text = page.exported_page(defaults())
    assert Scripts(text).links == ["data:,"]
    around = text.split('<script type="module">')[0]
    assert not re.search(r"https?:|//[a-z]|@import|url\(", around)


def test_policy_allows_no_evaluation_and_no_request(module):
    for text in (page.exported_page(), page.served_page()):
        policy = re.search(r'Security-Policy" content="([^"]*)"', text).group(1)
        rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
        assert rules["default-src"] == "'none'"
        assert rules["connect-src"] == "'none'"
        assert rules["worker-src"] == "blob:"
        assert "unsafe" not in rules["script-src"]
        assert "unsafe-eval" not in policy


def test_served_page_runs_the_module_beside_it():
    assert Scripts(page.served_page()).found == [[{"type": "module", "src": "/explorer.js"}, ""]]


@pytest.mark.skipif(not page.is_built(), reason="the explorer's module is not built")
def test_the_built_module_evaluates_no_text():
    text = page.module()
    assert not re.search(
        r"\beval\s*\(|new Function\b|\bFunction\s*\(|importScripts|import\s*\(", text
    )
    assert not re.search(r"\bfetch\s*\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource", text)


@pytest.mark.skipif(not page.is_built(), reason="the explorer's module is not built")
def test_export_writes_all_of_it_or_nothing(tmp_path):
    target = tmp_path / "page.html"
    assert export(target, "himmelblau") == target
    state = json.loads(Scripts(target.read_text(encoding="utf-8")).found[0][1])
    assert state["landscape"] == "himmelblau"
    assert list(tmp_path.iterdir()) == [target]
    assert to_fragment(state)
    for path, words in (
        (tmp_path / "page.txt", "accepted: .html"),
        (tmp_path / "nowhere" / "page.html", "a file in a folder that exists"),
    ):
        with pytest.raises(InvalidInput) as caught:
            export(path)
        assert words in str(caught.value)


def test_a_landscape_and_a_state_together_are_refused(tmp_path):
    with pytest.raises(InvalidInput, match="one of the two"):
        export(tmp_path / "page.html", "saddle", state=defaults())


def test_without_the_module_the_message_says_how_to_build_it(monkeypatch, tmp_path):
    monkeypatch.setattr(page, "files", lambda package: tmp_path)
    page.module.cache_clear()
    try:
        with pytest.raises(InvalidInput, match="npm run build"):
            page.module()
    finally:
        page.module.cache_clear()

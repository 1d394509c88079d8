"""A server of two addresses, for this machine only: the page and its module."""

from __future__ import annotations

import contextlib
import errno
import threading
import time
from collections.abc import Generator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from unsaddle.errors import InvalidInput
from unsaddle.explorer.page import module, policy, served_page

HOST = "127.0.0.1"
_NAMES = ("127.0.0.1", "localhost")
_IDLE_SECONDS = 10.0  # a connection that says nothing is closed: it holds a thread


class PageServer(ThreadingHTTPServer):
    """Serves what it was given and reads no file."""

    daemon_threads = True
    # Of the system's own length (5) most of 200 connections at once waited for half a minute.
    request_queue_size = 512

    def __init__(self, port: int, contents: Mapping[str, tuple[str, bytes]]) -> None:
        self.contents = dict(contents)  # path to (content type, bytes)
        super().__init__((HOST, port), _Handler)

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"http://{HOST}:{self.server_address[1]}/"

    @property
    def hosts(self) -> frozenset[str]:
        """What a browser on this machine sends as its Host."""
        return frozenset(f"{name}:{self.server_address[1]}" for name in _NAMES)

    def wait(self) -> None:
        """Stay until an interruption; short sleeps, for a lock cannot be interrupted on Windows."""
        while True:
            time.sleep(0.2)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that closes a connection early is nothing to talk about."""


class _Handler(BaseHTTPRequestHandler):
    server: PageServer  # pyright: ignore[reportIncompatibleVariableOverride]  # set by the server
    protocol_version = "HTTP/1.1"
    server_version = "unsaddle"
    sys_version = ""
    timeout = _IDLE_SECONDS

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, with_body: bool) -> None:
        # A page elsewhere whose name was pointed at 127.0.0.1 (DNS rebinding) has another Host.
        if self.headers.get_all("Host") != [self._host()] or self._host() not in self.server.hosts:
            self._send(
                421, "text/plain; charset=utf-8", b"this server has another name\n", with_body
            )
            return
        found = self.server.contents.get(urlsplit(self.path).path if self.path[:1] == "/" else "")
        if found is None:
            self._send(404, "text/plain; charset=utf-8", b"there is no such page\n", with_body)
        else:
            self._send(200, *found, with_body)

    def _host(self) -> str:
        return (self.headers.get("Host") or "").lower()

    def _send(self, status: int, kind: str, content: bytes, with_body: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", policy("'self'") + "; frame-ancestors 'none'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cache-Control", "no-store")
        # A body that was sent along is not read: what follows on this connection is unknown.
        self.send_header("Connection", "close")
        self.end_headers()
        if with_body:
            self.wfile.write(content)
        self.close_connection = True

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what the base class refuses without repeating what was sent."""
        del message, explain
        self._send(code, "text/plain; charset=utf-8", b"not served\n", True)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing on the terminal."""


@contextlib.contextmanager
def serving(
    state: Mapping[str, Any] | None = None, replay: Any = None, *, port: int = 0
) -> Generator[PageServer]:
    """Serve the page while the context lasts.

    Args:
        state: checked, as `state.validated` returns it; None: the page's own.
        replay: checked, as `replay.checked` returns it.
        port: 0 for a free one.

    Raises:
        InvalidInput: the port cannot be had.
    """
    contents = {
        "/": ("text/html; charset=utf-8", served_page(state, replay).encode("utf-8")),
        "/explorer.js": ("text/javascript; charset=utf-8", module().encode("utf-8")),
    }
    if not 0 <= port <= 65535:
        raise InvalidInput(f"port={port}", "0 to 65535", "Leave it out for a free one.")
    try:
        server = PageServer(port, contents)
    except OSError as error:
        reason = "is taken" if error.errno == errno.EADDRINUSE else str(error.strerror)
        raise InvalidInput(
            f"port={port}, which {reason}", "a free port", "Leave it out for a free one."
        ) from error
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)

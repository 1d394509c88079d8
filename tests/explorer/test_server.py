"""The server: this machine only, two addresses, no file, no other name."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request

import pytest

from unsaddle.errors import InvalidInput
from unsaddle.explorer import page
from unsaddle.explorer.server import serving
from unsaddle.explorer.state import defaults


@pytest.fixture
def server(monkeypatch):
    if not page.is_built():
        monkeypatch.setattr("unsaddle.explorer.server.module", lambda: "export default {}")
    with serving(defaults()) as running:
        yield running


def ask(server, method="GET", path="/", host=None):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    connection.putrequest(method, path, skip_host=True)
    for name in [f"127.0.0.1:{server.server_address[1]}"] if host is None else host:
        connection.putheader("Host", name)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


def test_page_and_module_are_served_with_a_strict_policy(server):
    status, headers, body = ask(server)
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert b'<script type="module" src="/explorer.js">' in body
    status, headers, body = ask(server, path="/explorer.js")
    assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert len(body) == int(headers["Content-Length"])
    for name, words in (
        ("Content-Security-Policy", "script-src 'self'"),
        ("Content-Security-Policy", "frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-store"),
    ):
        assert words in headers[name]
    assert "unsafe-eval" not in headers["Content-Security-Policy"]
    assert "Python" not in headers["Server"]


@pytest.mark.parametrize(
    "path",
    [
        "/index.html", "/../pyproject.toml", "/..%2f..%2fetc/passwd", "//etc/passwd", "/static/",
        "/explorer.js/", "/explorer.js%00", "/limits.json", "*", "http://127.0.0.1/", "/%2e%2e/x",
        "/explorer/../../server.py", "\\..\\x",
    ],
)  # fmt: skip
def test_nothing_else_is_served(server, path):
    status, _, body = ask(server, path=path)
    assert (status, body) == (404, b"there is no such page\n")


def test_a_query_is_no_other_page(server):
    assert ask(server, path="/?x=1")[0] == 200


@pytest.mark.parametrize(
    "host",
    [
        ["evil.example"],
        ["127.0.0.1"],
        ["127.0.0.1:1"],
        [],
        ["localhost", "evil.example"],
        ["0.0.0.0"],
    ],
)
def test_another_host_is_refused(server, host):
    status, _, body = ask(server, host=host)
    assert (status, body) == (421, b"this server has another name\n")


def test_localhost_is_this_machine(server):
    assert ask(server, host=[f"localhost:{server.server_address[1]}"])[0] == 200


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH"]
)
def test_only_get_and_head_are_answered(server, method):
    assert ask(server, method)[0] == 501


def test_head_has_no_body(server):
    status, headers, body = ask(server, "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > 500


@pytest.mark.parametrize(
    "raw",
    [b"\x00\xff\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"A" * 70_000 + b"\r\n\r\n"],
)
def test_what_is_no_request_is_refused_and_not_repeated(server, raw):
    with socket.create_connection(server.server_address, timeout=10) as connection:
        connection.sendall(raw)
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        try:
            while part := connection.recv(4096):
                answer += part
        except ConnectionResetError:
            pass
    assert b"AAAA" not in answer
    assert b"Traceback" not in answer
    assert ask(server)[0] == 200


def test_it_listens_on_loopback_only(server):
    assert server.server_address[0] == "127.0.0.1"


def test_a_silent_connection_keeps_nobody_waiting(server):
    with socket.create_connection(server.server_address, timeout=10):
        assert ask(server)[0] == 200


def test_two_hundred_connections_at_once_are_answered_soon(server):
    # A longer queue than the server's own of 5: without it a minute passed and half were lost.
    ready, found = threading.Barrier(200), []

    def get():
        ready.wait()
        found.append(ask(server)[0])

    threads = [threading.Thread(target=get) for _ in range(200)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [200] * 200
    assert time.monotonic() - began < 9  # a quarter of a second on two cores


def test_a_taken_port_is_explained_and_a_wrong_one_refused(server):
    for port, words in ((server.server_address[1], "which is taken"), (70_000, "0 to 65535")):
        with pytest.raises(InvalidInput) as caught, serving(port=port):
            pass
        assert words in str(caught.value)


def test_after_the_context_nobody_answers_and_no_thread_is_left(server):
    before = threading.active_count()
    with serving() as other:
        address = other.server_address
        assert ask(other)[0] == 200
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address, timeout=5)
    assert threading.active_count() <= before


@pytest.mark.skipif(not page.is_built(), reason="the explorer's module is not built")
@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is a signal")
def test_the_command_prints_its_address_and_ends_cleanly(tmp_path):
    code = "import sys; from unsaddle.cli import main; sys.argv[0] = 'unsaddle'; main()"
    running = subprocess.Popen(
        [sys.executable, "-c", code, "explore", "lee", "--no-browser"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path,
    )  # fmt: skip
    try:
        address = running.stdout.readline().strip()
        with urllib.request.urlopen(address, timeout=10) as answer:
            text = answer.read().decode()
        state = json.loads(text.split('id="unsaddle-state">')[1].split("</script>")[0])
        assert state["landscape"] == "lee"
        time.sleep(0.3)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=20)
    finally:
        running.kill()
    assert running.returncode == 0, err
    assert "Traceback" not in err
    assert "this machine only" in err

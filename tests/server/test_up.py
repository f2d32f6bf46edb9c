"""`evenkeel up` as a person meets it in a terminal."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "evenkeel", "up"]


def refusal(*arguments: str, **environment: str) -> str:
    """The one line a refused start prints; the status is 2 and there is no traceback."""
    result = subprocess.run(
        [*COMMAND, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    return result.stderr


def test_it_prints_an_address_that_answers(serve, small_site):
    with serve(EVENKEEL_SITE=str(small_site)) as server:
        assert server.url == f"http://localhost:{server.port}/"
        with urllib.request.urlopen(server.url + "health", timeout=10) as answer:  # noqa: S310
            assert json.load(answer)["status"] == "ok"


def test_ctrl_c_ends_it_cleanly(serve, small_site):
    with serve(EVENKEEL_SITE=str(small_site)) as server:
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(timeout=20) == 0
        assert "Traceback" not in server.process.communicate()[0]
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", server.port))


def test_a_taken_port_is_refused_in_one_line(serve, small_site):
    with serve(EVENKEEL_SITE=str(small_site)) as server:
        line = refusal("--port", str(server.port), EVENKEEL_SITE=str(small_site))
    assert f"port {server.port} is taken" in line
    assert f"--port {server.port + 1}" in line


def test_an_unknown_host_is_refused_in_one_line(small_site):
    line = refusal("--host", "nowhere.invalid", EVENKEEL_SITE=str(small_site))
    assert "cannot listen on nowhere.invalid" in line


def test_a_site_that_is_not_built_says_what_to_run(tmp_path):
    line = refusal("--port", "65000", EVENKEEL_SITE=str(tmp_path))
    assert line == "evenkeel: the app is not built: run make run\n"


def test_the_data_folder_is_made(serve, small_site, tmp_path):
    folder = tmp_path / "kept" / "here"
    with serve("--data", str(folder), EVENKEEL_SITE=str(small_site)):
        assert folder.is_dir()


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_port_out_of_range_is_refused(port):
    result = subprocess.run([*COMMAND, "--port", port], capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert f"{port} is not a port" in result.stderr


def test_a_data_folder_that_is_a_file_is_refused(small_site, tmp_path: Path):
    in_the_way = tmp_path / "note"
    in_the_way.write_text("a file", "utf-8")
    line = refusal("--data", str(in_the_way), EVENKEEL_SITE=str(small_site))
    assert str(in_the_way) in line

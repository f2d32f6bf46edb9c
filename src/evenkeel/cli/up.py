"""`evenkeel up`: serve the app on this computer until Ctrl-C."""

import argparse
import errno
import http.client
import os
import socket
import threading
import time
from pathlib import Path

from evenkeel.cli.bad_input import BadInput
from evenkeel.server import built_app

MAX_PORT = 65535
START_PATIENCE_S = 60.0
THREADS = 64  # one for each answer on its way, and a slow phone holds its own for a while
ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  what to ask when all are served


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and where to keep what the server keeps."""
    parser.add_argument("--port", type=_port, default=8000, metavar="N", help="default: 8000")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="address to listen on; the default, 127.0.0.1, is this computer only",
    )
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="folder for what the server keeps, made when missing; this release keeps nothing",
    )


def run(arguments: argparse.Namespace) -> int:
    """Build the app if this is a checkout and it is stale, then serve it."""
    try:
        from granian import Granian
        from granian.constants import Interfaces
        from granian.log import LogLevels
    except ImportError:
        raise BadInput(
            "the server is not installed: pip install 'evenkeel[server]', "
            "or in a checkout: make run"
        ) from None
    _refuse_taken_port(arguments.host, arguments.port)
    _prepare_data_folder(arguments.data)
    _prepare_site()
    threading.Thread(target=_announce, args=(arguments.host, arguments.port), daemon=True).start()
    Granian(
        "evenkeel.server.wsgi:application",
        address=arguments.host,
        port=arguments.port,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        log_level=LogLevels.error,
    ).serve()
    print("Stopped.")
    return 0


def _port(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= MAX_PORT:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a port, a number from 1 to {MAX_PORT}")


def _refuse_taken_port(host: str, port: int) -> None:
    # granian shares its port (SO_REUSEPORT), so a second server would start in
    # silence and take every other request from the first.
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen()
    except OSError as trouble:
        if trouble.errno == errno.EADDRINUSE:
            raise BadInput(
                f"port {port} is taken by another program; try: evenkeel up --port {port + 1}"
            ) from None
        raise BadInput(f"cannot listen on {host} port {port}: {trouble.strerror}") from None


def _prepare_data_folder(folder: Path | None) -> None:
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK):
        raise BadInput(f"{folder}: this folder cannot be written to")


def _prepare_site() -> None:
    site = Path(os.environ.get("EVENKEEL_SITE", built_app.SITE))
    root = built_app.checkout()
    if root is not None and site == built_app.SITE:
        try:
            built_app.build_if_stale(root, say=_say)
        except built_app.BuildFailed as failure:
            raise BadInput(str(failure)) from None
    if not (site / "index.html").is_file():
        raise BadInput("the app is not built: run make run")


def _announce(host: str, port: int) -> None:
    """Print the address once the server answers, so that whoever follows it finds the app."""
    deadline = time.monotonic() + START_PATIENCE_S
    while time.monotonic() < deadline:
        connection = http.client.HTTPConnection(ANY_ADDRESS.get(host, host), port, timeout=2)
        try:
            connection.request("GET", "/health")
            connection.getresponse().read()
            break
        except OSError:
            time.sleep(0.05)
        finally:
            connection.close()
    # Passkeys and service workers want the name, not the number, of this computer.
    name = "localhost" if host in {"127.0.0.1", "::1", *ANY_ADDRESS} else host
    _say(f"Evenkeel is at http://{name}:{port}/  (Ctrl-C stops it)")


def _say(line: str) -> None:
    print(line, flush=True)

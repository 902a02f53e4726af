"""A Neo4j server of our own on this computer: free ports on 127.0.0.1, a random password, gone when it is told to stop."""

from __future__ import annotations

import hashlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kinship.errors import RequestError
from kinship.neo4j.artifacts import java
from kinship.neo4j.connection import Settings

HOST, USER = "127.0.0.1", "neo4j"
READY_WITHIN = 600
"""Seconds that a start may take before it is given up; a busy computer needs many times the usual eight."""
LOG = "console.log"
MEMORY, PAGE_CACHE = "512m", "128m"
SMALL = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""What makes Java start sooner and take less memory, at the cost of long questions."""
ROUNDS = 1024
"""How often Neo4j hashes a password before it keeps it: its own format, to be looked at where its version is raised."""
HELLO = bytes.fromhex("6060b017") + bytes.fromhex("00000405") + bytes(12)
"""The handshake of the Bolt protocol: its mark, and one version among four that we would speak."""


@dataclass(slots=True)
class Server:
    """A running server."""

    keeper: subprocess.Popen[bytes]
    pid: int
    home: Path
    bolt: int
    http: int
    password: str

    @property
    def settings(self) -> Settings:
        """How to reach it."""
        return Settings(f"bolt://{HOST}:{self.bolt}", USER, self.password, "neo4j")

    @property
    def browser(self) -> str:
        """The address of Neo4j Browser; the password is typed there."""
        return f"http://{HOST}:{self.http}/browser/?dbms=bolt://{USER}@{HOST}:{self.bolt}"

    def stop(self) -> None:
        """Asks the server to end, and waits until it has; it is ended where it does not."""
        assert self.keeper.stdin is not None
        self.keeper.stdin.close()
        self.keeper.wait()

    def wait(self) -> None:
        """Waits until the server ends by itself."""
        self.keeper.wait()


@contextmanager
def running(home: Path, lib: Path, password: str = "") -> Iterator[Server]:
    """A server with its data in ``home`` (a new password is chosen for a new home), stopped at the end.

    RequestError where it does not start.
    """
    server = start(home, lib, password)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def until_interrupted() -> Iterator[None]:
    """Ctrl-C, and the signal by which a system ends programs, end what is within, in order."""

    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    except KeyboardInterrupt:
        return
    finally:
        signal.signal(signal.SIGTERM, before)


def start(home: Path, lib: Path, password: str = "") -> Server:
    """Starts a server and waits until it answers. ``password`` is that of a home that was used before."""
    program = java()
    bolt, http = free_ports(2)
    _configure(home, bolt, http)
    if not password:
        password = secrets.token_hex(12)
        _set_password(home, password)
    keeper, pid = _keep(program, home, lib)
    server = Server(keeper, pid, home, bolt, http, password)
    try:
        _wait(server)
    except BaseException:
        server.stop()
        raise
    return server


def _keep(program: str, home: Path, lib: Path) -> tuple[subprocess.Popen[bytes], int]:
    """The process that keeps the server, and the number of the server's own."""
    memory = (f"-Xms{MEMORY}", f"-Xmx{MEMORY}", *SMALL)
    entry = ("org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home / 'conf'}")
    keeper = subprocess.Popen(
        [sys.executable, "-m", "kinship.neo4j.keeper", str(home / LOG), program, *memory, "-cp", f"{lib}/*", *entry],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert keeper.stdout is not None
    with keeper.stdout as told:
        return keeper, int(told.readline() or 0)


def free_ports(number: int) -> list[int]:
    """Ports that nobody listens on just now."""
    sockets = [socket.socket() for _ in range(number)]
    try:
        for one in sockets:
            one.bind((HOST, 0))
        return [int(one.getsockname()[1]) for one in sockets]
    finally:
        for one in sockets:
            one.close()


def _configure(home: Path, bolt: int, http: int) -> None:
    lines = {
        "server.default_listen_address": HOST,
        "server.bolt.listen_address": f"{HOST}:{bolt}",
        "server.http.listen_address": f"{HOST}:{http}",
        "server.https.enabled": "false",
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
        "server.memory.pagecache.size": PAGE_CACHE,
        "dbms.cypher.min_replan_interval": "1h",  # the data stay as they are, and a plan takes seconds
        "db.tx_log.rotation.retention_policy": "keep_none",
        "internal.server.bolt.thread_pool_shutdown_wait_time": "1s",
        "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
        "internal.dbms.bolt.netty_server_shutdown_timeout": "1s",
    }
    (home / "conf").mkdir(parents=True, exist_ok=True)
    text = "".join(f"{name}={value}\n" for name, value in lines.items())
    (home / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")


def _set_password(home: Path, password: str) -> None:
    """What ``neo4j-admin dbms set-initial-password`` writes, without the seconds of a Java of its own: salted, then hashed."""
    salt = secrets.token_bytes(32)
    digest = salt + password.encode()
    for _ in range(ROUNDS):
        digest = hashlib.sha256(digest).digest()
    file = home / "data" / "dbms" / "auth.ini"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.write_text(f"{USER}:SHA-256,{digest.hex()},{salt.hex()},{ROUNDS}:\n", encoding="utf-8")


def _wait(server: Server) -> None:
    until = time.monotonic() + READY_WITHIN
    while not _answers(server.bolt):
        if server.keeper.poll() is not None or time.monotonic() > until:
            log = server.home / LOG
            raise RequestError("neo4j.no-start", reason=_last(log.read_text(encoding="utf-8", errors="replace")))
        time.sleep(0.1)


def _answers(port: int) -> bool:
    try:
        with closing(socket.create_connection((HOST, port), timeout=2)) as line:
            line.sendall(HELLO)
            return len(line.recv(4)) == 4
    except OSError:
        return False


def _last(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1][:300] if lines else "?"

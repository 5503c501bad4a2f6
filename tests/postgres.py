"""A PostgreSQL of the tests' own: a new cluster in a temporary folder, on this machine only, gone with the tests.

``with Cluster() as cluster: cluster.database()`` gives the address of a new database, as CRYOTEACH_STORE takes it. The
system's own cluster, if there is one, is never touched.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Literal, Self

from tests.conftest import PATIENCE_S, missing

FOLDERS = ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin")
MODES = {"smart": signal.SIGTERM, "fast": signal.SIGINT, "immediate": signal.SIGQUIT, "kill": signal.SIGKILL}
Mode = Literal["smart", "fast", "immediate", "kill"]
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "100",
    "shared_buffers": "16MB",
    "recovery_init_sync_method": "syncfs",  # else it syncs a thousand files one by one after each crash
    "fsync": "on",
}
USER = "teacher"


def binaries() -> Path | None:
    """Where the programs of the newest PostgreSQL of this machine lie."""
    found = [path for pattern in FOLDERS for path in Path("/").glob(pattern[1:]) if (path / "initdb").exists()]
    on_path = shutil.which("initdb")
    newest = max(
        found, key=lambda path: [int(part) for part in path.parent.name.split("@")[-1].split(".")], default=None
    )
    return newest or (Path(on_path).parent if on_path else None)


_SHARED: "list[Cluster]" = []


def shared() -> "Cluster":
    """The cluster of all tests of this process, made when the first of them asks; only its databases are one's own."""
    if not _SHARED:
        _SHARED.append(Cluster())
    return _SHARED[0]


_BEFORE_IT_ENDS: list[Callable[[], object]] = []


def before_it_ends(call: Callable[[], object]) -> None:
    """Call this before the cluster of all tests goes."""
    _BEFORE_IT_ENDS.append(call)


def close_shared() -> None:
    """End it, if there is one."""
    while _BEFORE_IT_ENDS:
        _BEFORE_IT_ENDS.pop()()
    while _SHARED:
        _SHARED.pop().close()


class Cluster:
    """A running cluster, with a user that needs a password and owns the databases it is given.

    Args:
        more: settings of the server, as ``{"max_connections": "20"}``.
    """

    def __init__(self, **more: str) -> None:
        found = binaries()
        if found is None:
            missing("PostgreSQL, looked for in " + ", ".join(FOLDERS))
        self._binaries, self._settings = found, {**SETTINGS, **more}
        self.password = secrets.token_hex(8)
        self._numbers = count(1)
        # Not in pytest's own folder: the path of a socket must be short.
        self.folder = Path(tempfile.mkdtemp(prefix="ct-pg-", dir="/tmp"))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self._as = self._somebody()
        try:
            self._make()
            self.start()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _somebody(self) -> dict[str, object]:
        """PostgreSQL refuses to run as root: then it runs as one who may do nothing."""
        if os.geteuid() != 0:
            return {}
        import pwd  # noqa: PLC0415 - Windows has none

        names = {user.pw_name: user for user in pwd.getpwall()}
        user = names.get("postgres") or names["nobody"]
        os.chown(self.folder, user.pw_uid, user.pw_gid)
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

    def _run(self, program: str, *arguments: str, text: str = "") -> str:
        """Run one of PostgreSQL's programs; what it prints."""
        command = [str(self._binaries / program), *arguments]
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "PGPASSWORD": self.password}
        done = subprocess.run(
            command, input=text, capture_output=True, text=True, check=False, cwd=self.folder, env=environment,
            **self._as,
        )  # fmt: skip
        assert done.returncode == 0, f"{program}: {done.stdout}{done.stderr}"
        return done.stdout

    def _make(self) -> None:
        word = self.folder / "password"
        word.write_text(self.password)
        word.chmod(0o644)
        rules = ("--auth-local=trust", "--auth-host=scram-sha-256", f"--pwfile={word}", "--username=postgres")
        self._run("initdb", "--no-sync", "--encoding=UTF8", "--no-locale", *rules, str(self.folder / "data"))
        word.unlink()

    def start(self) -> None:
        """Start it, and return when it answers."""
        options = [f"-c{name}={value}" for name, value in self._settings.items()]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [self._binaries / "postgres", "-D", "data", "-p", str(self.port), "-k", self.folder, *options],
                stdout=log, stderr=log, cwd=self.folder, start_new_session=True, **self._as,
            )  # fmt: skip
        end = time.monotonic() + PATIENCE_S
        ask = [str(self._binaries / "pg_isready"), "-q", "-h", str(self.folder), "-p", str(self.port)]
        while subprocess.run(ask, check=False).returncode:
            assert self.process.poll() is None, (self.folder / "log").read_text()[-4000:]
            assert time.monotonic() < end, "PostgreSQL does not answer"
            time.sleep(0.02)

    @property
    def pid(self) -> int:
        """The number of its first process."""
        return self.process.pid

    def stop(self, mode: Mode = "fast") -> None:
        """Stop it as ``pg_ctl -m`` would; "kill" ends all its processes at once, as a power cut does."""
        if self.process.poll() is None:
            with suppress(ProcessLookupError):
                (os.killpg if mode == "kill" else os.kill)(self.process.pid, MODES[mode])
        self.process.wait(timeout=PATIENCE_S)

    def restart(self, mode: Mode = "immediate") -> None:
        """Stop it and start it again on the same port."""
        self.stop(mode)
        self.start()

    def freeze(self, *, thaw: bool = False) -> None:
        """Let none of its processes run, or all again: it keeps its connections and answers nobody."""
        group = os.getpgid(self.process.pid)
        listed = subprocess.run(["ps", "-eo", "pid,ppid"], capture_output=True, text=True, check=True).stdout
        pairs = [line.split() for line in listed.splitlines()[1:]]
        children = [int(pid) for pid, parent in pairs if int(parent) == self.process.pid]
        for pid in {group, *children}:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT if thaw else signal.SIGSTOP)

    def sql(self, text: str, database: str = "postgres") -> str:
        """Run SQL as the one who may do everything; what it prints."""
        asked = (
            "-h",
            str(self.folder),
            "-p",
            str(self.port),
            "-U",
            "postgres",
            "-d",
            database,
            "-v",
            "ON_ERROR_STOP=1",
        )
        return self._run("psql", "-X", "-q", "-A", "-t", *asked, text=text).strip()

    def database(self, owner: str = USER) -> str:
        """Make a new database, which its user owns; its address, as CRYOTEACH_STORE takes it."""
        number, name = next(self._numbers), f"rooms_{secrets.token_hex(4)}"
        if number == 1:
            self.sql(f"CREATE USER {USER} PASSWORD '{self.password}'")
        self.sql(f"CREATE DATABASE {name} OWNER {owner}")
        return self.address(name)

    def address(self, name: str, user: str = USER, password: str = "") -> str:
        """The address of a database, whether or not there is one."""
        return f"postgresql+psycopg://{user}:{password or self.password}@127.0.0.1:{self.port}/{name}"

    def close(self) -> None:
        """Stop it, and delete all of it."""
        if hasattr(self, "process") and self.process.poll() is None:
            self.freeze(thaw=True)
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

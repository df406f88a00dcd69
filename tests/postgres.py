"""A PostgreSQL server of one's own, in a folder that goes away: for tests. It listens on a socket in that folder and nowhere else."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """Where the server's programs are, the newest version that there is; None where it is not installed."""
    found = shutil.which("initdb")
    folders = [*Path("/usr/lib/postgresql").glob("*/bin"), *([Path(found).parent] if found else [])]
    usable = [f for f in folders if (f / "initdb").exists() and (f / "postgres").exists()]
    return max(usable, key=lambda f: f.parent.name.zfill(4), default=None)


def user() -> dict[str, object]:
    """The superuser may not run a server, so that a user without rights does."""
    if os.geteuid() != 0:
        return {}
    found = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = found.get("postgres") or found.get("nobody")
    return {} if entry is None else {"user": entry.pw_uid, "group": entry.pw_gid, "env": {**os.environ, "HOME": "/", "LC_ALL": "C.UTF-8"}}


@contextmanager
def running(bin_folder: Path) -> Iterator[str]:
    """A server; gives the address of an empty database in it, to which `{schema}` may be added."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    given = user()
    if given:
        os.chown(folder, given["user"], given["group"])  # type: ignore[arg-type]
    try:
        made = [str(bin_folder / "initdb"), "-D", str(folder / "d"), "-U", "tidings", "-A", "trust", "-E", "UTF8", "--no-sync"]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL, cwd=folder, **given)  # type: ignore[call-overload]
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        start = [str(bin_folder / "pg_ctl"), "-D", str(folder / "d"), "-o", options, "-l", str(folder / "log"), "-w", "start"]
        subprocess.run(start, check=True, stdout=subprocess.DEVNULL, cwd=folder, **given)  # type: ignore[call-overload]
        try:
            yield f"postgresql://tidings@/postgres?host={folder}"
        finally:
            stop = [str(bin_folder / "pg_ctl"), "-D", str(folder / "d"), "-m", "immediate", "stop"]
            subprocess.run(stop, check=True, stdout=subprocess.DEVNULL, cwd=folder, **given)  # type: ignore[call-overload]
    finally:
        shutil.rmtree(folder, ignore_errors=True)

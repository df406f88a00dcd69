"""Who may use a shared desk: names, roles and the argon2 hashes of their passwords or tokens, in one JSON file of its own."""

from __future__ import annotations

import json
import os
import re
import secrets
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tidings.errors import UsageError

ROLES = ("reader", "editor", "admin")  # each may do what those before it may
NAME = re.compile(r"[\w.@-]{1,64}")
SHORTEST = 12  # characters of a password
HASHER = PasswordHasher()  # argon2id with the parameters of RFC 9106 for little memory: 64 MiB and some 50 ms a try


@dataclass(frozen=True, slots=True)
class User:
    """Someone who may come in; `secret` is the argon2 hash of a password or token."""

    name: str
    role: str
    secret: str

    def may(self, role: str) -> bool:
        """Whether this user may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


class Accounts:
    """The users in a file, read again when it changes. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()  # one hash at a time, so that many tries do not fill the memory
        self._nobody = HASHER.hash(secrets.token_hex())
        self._stamp: tuple[int, int] | None = None
        self._users: dict[str, User] = {}

    def users(self) -> dict[str, User]:
        """All users by name. UsageError where the file is not one of users, or others may read it."""
        if not self.path.exists():
            return {}
        stat = self.path.stat()
        if stat.st_mode & 0o077:
            raise UsageError(f"{self.path}: others on this machine may read it; say: chmod 600 {self.path}")
        if (stamp := (stat.st_mtime_ns, stat.st_size)) != self._stamp:
            self._users, self._stamp = self._read(), stamp
        return self._users

    def _read(self) -> dict[str, User]:
        try:
            found = [User(**each) for each in json.loads(self.path.read_text("utf-8"))]
        except (ValueError, TypeError) as error:
            raise UsageError(f"{self.path}: this is no file of users; make one: tidings users FILE NAME --role admin") from error
        if any(user.role not in ROLES for user in found):
            raise UsageError(f"{self.path}: the roles are {', '.join(ROLES)}")
        return {user.name: user for user in found}

    def known(self, name: str, secret: str) -> User | None:
        """The user of a name and password. None where they do not fit: an unknown name takes as long as a wrong password."""
        user = self.users().get(name)
        with self._lock:
            try:
                HASHER.verify(user.secret if user else self._nobody, secret)
            except (VerificationError, InvalidHashError):
                return None
        return user

    def put(self, name: str, role: str, secret: str) -> None:
        """Adds a user, or gives one another role and password. UsageError where one of them is not fit."""
        if not NAME.fullmatch(name):
            raise UsageError(f"{name!r} is no name for a user: letters, digits and . _ @ - only, 64 at most")
        if role not in ROLES:
            raise UsageError(f"there is no role {role!r}; the roles are {', '.join(ROLES)}")
        if len(secret) < SHORTEST:
            raise UsageError(f"a password has at least {SHORTEST} characters; --token makes one")
        self._write({**self.users(), name: User(name, role, HASHER.hash(secret))})

    def remove(self, name: str) -> None:
        """Takes a user away; whoever is in under that name is out at the next request."""
        if name not in self.users():
            raise UsageError(f"{self.path}: there is no user {name!r}")
        self._write({key: user for key, user in self.users().items() if key != name})

    def _write(self, users: dict[str, User]) -> None:
        part = self.path.with_name(f"{self.path.name}.part")
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
            json.dump([asdict(users[name]) for name in sorted(users)], opened, indent=1)
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(self.path)
        self._stamp = None


def new_token() -> str:
    """A secret that nobody guesses: 256 random bits."""
    return secrets.token_urlsafe(32)

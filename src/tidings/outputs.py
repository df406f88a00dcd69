"""Files that people ask for by name: a brief, an export, what a brief told last."""

from __future__ import annotations

from pathlib import Path

from tidings.errors import UsageError


def written(path: Path, content: bytes) -> None:
    """Writes a file. UsageError where its folder is not there, or a folder has its name."""
    try:
        path.write_bytes(content)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}); name a file in a folder that is there") from error

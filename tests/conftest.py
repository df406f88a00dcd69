"""Settings of all tests: no example fails for being slow, since a busy machine is no fault of the code."""

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    """--kills: how many times the tests of the store kill programs that work on a record."""
    parser.addoption("--kills", default="10", metavar="NUMBER", help="rounds of kill -9; 200 before a release")

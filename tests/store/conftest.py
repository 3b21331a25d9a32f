"""The invented articles of the contract's tests, for the tests of one database."""

import importlib.util
from pathlib import Path

import pytest

_CONTRACT = Path(__file__).parents[1] / "contract" / "conftest.py"


@pytest.fixture(scope="session")
def sample():
    """What tests/contract/conftest.py invents."""
    spec = importlib.util.spec_from_file_location("invented", _CONTRACT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

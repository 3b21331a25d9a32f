"""An archive of the sample story for each file of tests, and commands run on it."""

import pytest
from click.testing import CliRunner

from ujar.pipeline import opening
from ujar.serve.cli import main


@pytest.fixture(scope="module")
def archive(sample_settings, tmp_path_factory):
    """A copy of the sample's archive, which may be changed."""
    copy = tmp_path_factory.mktemp("archive") / "sample.db"
    with opening.opened(sample_settings, create=False) as held:
        held.backup(copy)
    return str(copy)


@pytest.fixture(scope="module")
def run(archive):
    """Run a command on the archive: run("who", "Lawoto")."""

    def ran(*words):
        return CliRunner().invoke(main, [*words, "--archive", archive])

    return ran

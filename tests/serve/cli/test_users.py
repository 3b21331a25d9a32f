"""ujar user, token and audit as a person uses them."""

import json
import re
from dataclasses import replace

import pytest
from click.testing import CliRunner

from ujar.pipeline import opening, wire_doors
from ujar.pipeline.settings import Settings
from ujar.schema.accounts import Deed
from ujar.serve.cli import main

WORDS = "kuda pelana baterai"


@pytest.fixture
def settings(tmp_path):
    settings = replace(Settings(), archive=str(tmp_path / "doors.db"))
    with opening.opened(settings):
        pass
    return settings


@pytest.fixture
def run(settings):
    """Return the function that runs a command on the archive, and what it says."""

    def of(*words, given=f"{WORDS}\n", code=0):
        command = [*words, "--archive", settings.archive]
        result = CliRunner().invoke(main, command, input=given)
        assert result.exit_code == code, result.output
        return result.output

    return of


def test_a_user_from_the_first_day_to_the_last(run, settings):
    assert "There are no users" in run("user", "list")
    assert "ani is a user now: editor" in run("user", "add", "Ani", "--role", "editor")
    with opening.opened(settings) as archive:
        kept = archive.accounts.named("ani").password
    assert kept.startswith("$argon2id$")
    assert wire_doors.passwords().fits(WORDS, kept)
    assert not wire_doors.passwords().fits("another", kept)
    assert not wire_doors.passwords().fits(WORDS, None)
    run("user", "password", "ani", given="empat kata yang lain\n")
    run("user", "role", "ani", "admin")
    (listed,) = json.loads(run("user", "list", "--json"))
    assert (listed["name"], listed["role"]) == ("ani", "admin")
    assert "argon" not in run("user", "list", "--json")
    run("user", "remove", "ani")
    told = run("audit")
    assert [told.index(w) for w in ("user removed", "role changed", "user added")]
    assert "command line" in told


@pytest.mark.parametrize(
    ("words", "given", "told"),
    [
        (("add", "ani"), "short\n", "too short"),
        (("add", "ani"), "", "too short"),
        (("add", "ani"), "a" * 300 + "\n", "too long"),
        (("add", "ani@surat.example"), "ani@surat.example\n", "choose another"),
        (("add", "ani sari"), f"{WORDS}\n", "no name for a user"),
        (("add", "ani"), b"\xff" * 20, "not UTF-8"),
        (("role", "nobody", "admin"), "", "no user nobody"),
        (("password", "nobody"), "", "no user nobody"),
        (("remove", "nobody"), "", "no user nobody"),
    ],
)
def test_what_may_not_be_is_told_in_a_sentence(run, words, given, told):
    output = run("user", *words, given=given, code=2)
    assert told in output
    assert output.count("\n") == 1


def test_a_name_is_taken_once(run):
    run("user", "add", "ani")
    assert "already" in run("user", "add", "ANI", code=2)


def test_a_token_is_printed_once(run, settings):
    run("user", "add", "ani", "--role", "editor")
    assert "cannot do more" in run("token", "new", "ani", "--role", "admin", code=2)
    told = run("token", "new", "ani", "--for", "a\x1b[31mb [red]", "--expires", "3")
    key = re.search(r"ujar_[0-9a-f]{64}", told)[0]
    with opening.opened(settings) as archive:
        assert wire_doors.tokens(archive).of(key).account == "ani"
    listed = run("token", "list")
    assert key not in listed
    assert key[:13] in listed
    assert "\x1b" not in listed
    assert "[red]" in listed
    run("token", "revoke", key[:13])
    assert "There are no tokens" in run("token", "list")
    assert "no token" in run("token", "revoke", "ujar_", code=2)


def test_the_log_is_told_without_controls(run, settings):
    with opening.opened(settings) as archive, archive.writing():
        archive.accounts.record(Deed("a\x1b]0;x", "corrected", "b\u202e", "c", 7))
    told = run("audit", "--limit", "5")
    assert "1970-01-01 00:00:07" in told
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "Nothing was done" in run("audit", "--who", "ani")
    (deed,) = json.loads(run("audit", "--json"))
    assert deed["kind"] == "corrected"

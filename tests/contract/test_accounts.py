"""Accounts, tokens, sessions and the log of deeds: the same in every database."""

import pytest

from ujar.pipeline.doors.denials import Denial, DeniedError
from ujar.pipeline.doors.sessions import Sessions
from ujar.pipeline.doors.tokens import Tokens, digest
from ujar.pipeline.doors.users import Users
from ujar.pipeline.settings import Settings
from ujar.schema.accounts import Actor, Deed, DeedKind, Role
from ujar.schema.keeping import ArchiveError

BOSS = Actor("boss", "192.0.2.7")
HOUR, DAY = 3600, 86_400
START = 4_000_000_000


class Clock:
    """A time that the test moves on."""

    def __init__(self):
        self.time = START

    def __call__(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def users(archive, clock):
    found = Users(archive, clock)
    found.add(BOSS, "boss", Role.ADMIN, "hash of boss")
    found.add(BOSS, " Ani.Sari", Role.EDITOR, "hash of ani")
    return found


@pytest.fixture
def tokens(users):
    return Tokens(users.archive, users.now)


@pytest.fixture
def sessions(users):
    settings = Settings(session_hours=2, session_days=1, log_days=30)
    return Sessions(users.archive, users.now, settings)


def told(archive):
    return [(d.who, d.kind, d.what) for d in archive.accounts.deeds()]


def test_users_are_kept_and_what_changes_is_noted(archive, users):
    users.set_role(BOSS, "ANI.SARI", Role.READER)
    users.set_password(BOSS, "ani.sari", "another")
    ani = archive.accounts.named("ani.sari")
    assert (ani.role, ani.password, ani.made) == (Role.READER, "another", START)
    assert [a.name for a in archive.accounts.all()] == ["ani.sari", "boss"]
    users.remove(BOSS, "ani.sari")
    assert archive.accounts.named("ani.sari") is None
    assert told(archive) == [
        ("boss", "user_removed", "ani.sari"),
        ("boss", "password_changed", "ani.sari"),
        ("boss", "role_changed", "ani.sari (editor to reader)"),
        ("boss", "user_added", "ani.sari (editor)"),
        ("boss", "user_added", "boss (admin)"),
    ]
    assert {d.origin for d in archive.accounts.deeds()} == {"192.0.2.7"}


@pytest.mark.parametrize(
    ("change", "denial"),
    [
        (lambda u: u.add(BOSS, "BOSS", Role.READER, "x"), Denial.NAME_TAKEN),
        (lambda u: u.add(BOSS, "local", Role.READER, "x"), Denial.NAME_UNFIT),
        (lambda u: u.add(BOSS, "a\nb", Role.READER, "x"), Denial.NAME_UNFIT),
        (lambda u: u.add(BOSS, "b\u202eoss", Role.READER, "x"), Denial.NAME_UNFIT),
        (lambda u: u.add(BOSS, "a" * 65, Role.READER, "x"), Denial.NAME_UNFIT),
        (lambda u: u.set_role(BOSS, "nobody", Role.READER), Denial.NO_USER),
        (lambda u: u.set_password(BOSS, "x\0", "x"), Denial.NO_USER),
        (lambda u: u.set_role(BOSS, "boss", Role.EDITOR), Denial.LAST_ADMIN),
        (lambda u: u.remove(BOSS, "boss"), Denial.LAST_ADMIN),
    ],
)
def test_what_may_not_be_changes_nothing(archive, users, change, denial):
    before = archive.accounts.all(), told(archive)
    with pytest.raises(DeniedError) as error:
        change(users)
    assert error.value.denial is denial
    assert (archive.accounts.all(), told(archive)) == before


def test_a_token_is_found_by_itself_alone_until_it_is_over(archive, tokens, clock):
    key = tokens.new(BOSS, "ani.sari", Role.EDITOR, "nightly  job", days=3)
    token = tokens.of(key)
    assert (token.account, token.role, token.label) == (
        "ani.sari",
        Role.EDITOR,
        "nightly job",
    )
    assert key.startswith(token.prefix)
    assert tokens.of(token.prefix) is None
    assert tokens.of(key[:-1]) is None
    assert tokens.of("\ud800") is None
    tokens.used(token.prefix)
    assert archive.accounts.tokens("ani.sari")[0].used == START
    assert archive.accounts.tokens("boss") == ()
    clock.time += 3 * DAY
    assert tokens.of(key) is None
    assert key not in repr(told(archive))


def test_a_token_never_may_more_than_its_owner(archive, users, tokens):
    with pytest.raises(DeniedError) as error:
        tokens.new(BOSS, "ani.sari", Role.ADMIN)
    assert error.value.denial is Denial.ROLE_ABOVE
    key = tokens.new(BOSS, "ani.sari", Role.EDITOR)
    users.set_role(BOSS, "ani.sari", Role.READER)
    assert tokens.of(key).role is Role.READER
    users.set_role(BOSS, "ani.sari", Role.ADMIN)
    assert tokens.of(key).role is Role.EDITOR
    users.remove(BOSS, "ani.sari")
    assert tokens.of(key) is None
    users.add(BOSS, "ani.sari", Role.ADMIN, "x")
    assert tokens.of(key) is None
    assert archive.accounts.tokens() == ()


def test_tokens_are_revoked_by_their_owner_or_by_anybody_for_all(archive, tokens):
    key = tokens.new(BOSS, "ani.sari", Role.READER)
    prefix = tokens.of(key).prefix
    for wrong, whose in (("", None), ("ujar_", None), (prefix, "boss")):
        with pytest.raises(DeniedError):
            tokens.revoke(BOSS, wrong, whose)
    tokens.revoke(BOSS, prefix, "ani.sari")
    assert tokens.of(key) is None
    assert told(archive)[0] == ("boss", "token_revoked", f"{prefix} of ani.sari")


def begun(sessions, name="ani.sari", old=None):
    account = sessions.archive.accounts.named(name)
    return sessions.begin(account, "192.0.2.9", old)


def test_a_session_ends_unused_and_in_any_case(sessions, clock):
    secret = begun(sessions)
    for _ in range(12):
        clock.time += 2 * HOUR
        assert sessions.of(secret).account == "ani.sari"
        sessions.seen(secret)
    clock.time += 1
    assert sessions.of(secret) is None
    other = begun(sessions)
    clock.time += 2 * HOUR + 1
    assert sessions.of(other) is None


def test_a_login_replaces_a_session_and_the_secret_is_not_kept(archive, sessions):
    first = begun(sessions)
    second = begun(sessions, old=first)
    assert sessions.of(first) is None
    assert sessions.of(second).role is Role.EDITOR
    assert archive.accounts.session(second.encode()) is None
    assert archive.accounts.session(digest(second)) is not None
    sessions.end(Actor("ani.sari", "192.0.2.9"), second)
    assert sessions.of(second) is None
    assert [kind for _, kind, _ in told(archive)][:3] == ["logout", "login", "login"]


@pytest.mark.parametrize(
    "change",
    [
        lambda u: u.set_role(BOSS, "ani.sari", Role.ADMIN),
        lambda u: u.set_password(BOSS, "ani.sari", "new"),
        lambda u: u.remove(BOSS, "ani.sari"),
    ],
)
def test_sessions_end_with_what_they_stood_on(users, sessions, change):
    kept, gone = begun(sessions, "boss"), begun(sessions)
    change(users)
    assert sessions.of(gone) is None
    assert sessions.of(kept).account == "boss"


def test_nobody_gets_in_on_an_account_that_has_changed(archive, users, sessions):
    before = archive.accounts.named("ani.sari")
    users.set_password(BOSS, "ani.sari", "new")
    assert sessions.begin(before, "192.0.2.9", None) is None


def test_a_better_hash_is_kept_at_login(archive, sessions):
    account = archive.accounts.named("ani.sari")
    assert sessions.begin(account, "192.0.2.9", None, "better")
    assert "better" in repr(archive.accounts.named("ani.sari"))


def test_the_log_is_read_in_pages_and_by_who(archive):
    with archive.writing():
        for n in range(5):
            who = "ani" if n % 2 else "budi"
            archive.accounts.record(Deed(who, DeedKind.LOGIN, f"{n}\0", "::1", n))
    first = archive.accounts.deeds(most=2)
    assert [d.what for d in first] == ["4\ufffd", "3\ufffd"]
    rest = archive.accounts.deeds(first[-1].n, most=10)
    assert [d.at for d in rest] == [2, 1, 0]
    assert [d.at for d in archive.accounts.deeds(who="ani")] == [3, 1]
    assert archive.accounts.deeds(who="\0") == ()
    assert archive.accounts.deeds(kind="logout") == ()


def test_the_log_only_grows(archive, clock):
    """Nothing of the last thirty days goes, whoever asks for it."""
    with archive.writing():
        archive.accounts.record(Deed("ani", DeedKind.LOGIN, "old", "::1", 0))
        archive.accounts.record(Deed("ani", DeedKind.LOGIN, "new", "::1", clock.time))
    with archive.writing():
        archive.accounts.sweep_deeds(1)
    assert [d.what for d in archive.accounts.deeds()] == ["new"]
    with pytest.raises(ArchiveError, match="keeps the last thirty days"):
        sweep(archive, clock.time + 1)
    with pytest.raises(ArchiveError, match="cannot be changed"):
        direct(archive, "UPDATE deed SET who = 'budi'")
    assert [d.who for d in archive.accounts.deeds()] == ["ani"]


def sweep(archive, at):
    with archive.writing():
        archive.accounts.sweep_deeds(at)


def direct(archive, sql):
    """Run SQL that the archive itself never would."""
    with archive.writing(), archive._database._explained():
        archive._database._connection.execute(sql)


def test_accounts_change_only_inside_writing(archive):
    with pytest.raises(RuntimeError, match="writing"):
        archive.accounts.remove("ani")

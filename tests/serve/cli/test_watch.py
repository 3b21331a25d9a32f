"""Watches from the command line: what is secret is shown once."""

import json
import re


def test_secrets_are_shown_when_they_are_made_and_never_again(run):
    hook = ("--webhook", "https://desk.example/ujar")
    made = run("watch", "add", "Abu", "abu", *hook)
    assert made.exit_code == 0, made.output
    first = re.search(r"whsec_\S+", made.stdout)[0]
    for form in ((), ("--json",)):
        assert "whsec_" not in run("watch", "list", *form).stdout
    (watch,) = json.loads(run("watch", "list", "--json").stdout)
    fresh = run("watch", "secret", watch["id"]).stdout.strip()
    assert fresh.startswith("whsec_")
    assert fresh != first
    atom, other = run("watch", "feed", watch["id"]).stdout.split()
    assert atom.startswith("http://127.0.0.1:8642/feed/")
    assert (atom[-5:], other[-5:]) == (".atom", ".json")
    assert run("watch", "feed", watch["id"], "--revoke").exit_code == 0
    told = run("audit", "--kind", "watch_changed").stdout
    assert told.count(watch["id"]) >= 3
    for words in (("secret", "w0"), ("feed", "w0"), ("feed", "w0", "--revoke")):
        refused = run("watch", *words)
        assert refused.exit_code == 2
        assert "ujar watch list names them" in refused.output

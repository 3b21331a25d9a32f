"""What the commands say of an archive: the sample story, read and linked."""

import json

import pytest
from click.testing import CliRunner

from ujar.serve.cli import main

SAMPLE = ("examples/sample", "--outlets", "examples/sample/outlets.toml")


def run(*words):
    return CliRunner().invoke(main, words)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """An archive of the sample story."""
    path = str(tmp_path_factory.mktemp("archive") / "sample.db")
    added = run("add", *SAMPLE, "--archive", path)
    assert added.exit_code == 0, added.output
    assert "12 added" in added.stderr
    return path


def ask(archive, *words):
    done = run(*words, "--archive", archive)
    assert done.exit_code == 0, done.output
    return done.stdout


def asked(archive, *words):
    return json.loads(ask(archive, *words, "--json"))


def utterance_of_many(archive):
    """The id of an utterance that several outlets report."""
    found = asked(archive, "statements", "--by", "Lawoto", "--limit", "50")["items"]
    counts = {}
    for line in found:
        for one in line["utterances"]:
            counts.setdefault(one, set()).add(line["article"]["outlet"])
    return max(counts, key=lambda u: len(counts[u]))


def test_adding_again_adds_nothing(archive):
    """The command can be repeated."""
    again = run("add", *SAMPLE, "--archive", archive)
    assert again.exit_code == 0
    assert "0 added, 12 already there" in again.stderr


def test_stories_with_their_outlets_and_speakers(archive):
    """Each story has its days, its outlets and who speaks in it."""
    told = ask(archive, "stories", "--least", "1")
    assert "Lensakita" in told
    assert "speaking: " in told
    found = asked(archive, "stories", "--outlet", "Lensakita", "--least", "1")
    assert found["items"]
    assert all("Lensakita" in dict(s["outlets"]) for s in found["items"])


def test_follow_ups_and_another_language_belong_to_the_sample_story(archive):
    """Two weeks of one event, five outlets, one of them English, are a story."""
    story = asked(archive, "stories")["items"][0]
    outlets = dict(story["outlets"])
    assert sum(outlets.values()) >= 9
    assert "The Sagara Courier" in outlets
    assert (story["first"], story["last"]) == ("2026-09-08", "2026-09-22")


def test_a_list_goes_on_where_it_ended(archive):
    """Pages of a list have everything once."""
    whole = asked(archive, "statements", "--limit", "200")["items"]
    first = asked(archive, "statements", "--limit", "7")
    second = asked(archive, "statements", "--limit", "200", "--after", first["cursor"])
    assert first["items"] + second["items"] == whole
    assert len(whole) > 50


def test_a_story_with_everything_in_it(archive):
    """Timeline, utterances, figures with the sentences they stand in."""
    story = asked(archive, "stories")["items"][0]["id"]
    told = ask(archive, "story", story)
    for part in ("Timeline", "Said, and by how many reported", "Figures"):
        assert part in told
    assert len(asked(archive, "story", story)["articles"]) > 1


def test_statements_by_about_when_and_how(archive):
    """Every filter holds for every line."""
    for line in asked(archive, "statements", "--by", "Dewi Kartanala")["items"]:
        assert line["speaker"] == "Dewi Kartanala"
    for line in asked(archive, "statements", "--kind", "direct")["items"]:
        assert line["kind"] == "direct"
    days = ("--since", "2026-09-10", "--until", "2026-09-12")
    found = asked(archive, "statements", *days)["items"]
    assert found
    assert all("2026-09-10" <= x["article"]["day"] <= "2026-09-12" for x in found)
    about = asked(archive, "statements", "--about", "mengungsi")["items"]
    assert about
    assert all("mengungsi" in x["words"] for x in about)


def test_the_versions_of_an_utterance_differ_word_by_word(archive):
    """Each version has its outlet; words that the first lacks stand in brackets."""
    one = utterance_of_many(archive)
    told = ask(archive, "utterance", one)
    versions = asked(archive, "utterance", one)["versions"]
    assert len({v["article"]["outlet"] for v in versions}) > 1
    assert f"{len(versions)} versions" in told
    assert "[" in told.partition("\n2 ")[2]


def test_who_somebody_is(archive):
    """Names, offices with their days, and who quotes them."""
    told = ask(archive, "who", "Yosep Bana Lawoto")
    assert "bupati" in told.casefold()
    assert "Quoted by" in told
    assert asked(archive, "who", "Yosep Bana Lawoto")["profile"]["type"] == "PER"


def test_the_way_of_an_article_and_of_one_statement(archive):
    """The chain names whom the words are credited to; a statement has its own."""
    told = ask(archive, "origins", "w-06")
    assert "credited · Radio Auderland" in told
    assert "this report · Lensakita" in told
    assert ask(archive, "origins", "w-06#1")


def test_figures_with_how_they_stand_to_each_other(archive):
    """A fact of a story comes with its relation and every sentence."""
    stories = asked(archive, "stories", "--least", "1")["items"]
    facts = [f for s in stories for f in asked(archive, "figures", "--story", s["id"])]
    assert {f["relation"] for f in facts} <= {"agree", "differ", "overtaken"}
    assert all(len(f["members"]) > 1 for f in facts)
    for fact in facts:
        for line in fact["members"]:
            start = line["figure"]["span"][0] - line["span"][0]
            assert line["sentence"][start:].startswith(line["words"])


def test_figures_of_all_stories_are_those_that_clash(archive, tmp_path):
    stories = asked(archive, "stories", "--least", "1")["items"]
    facts = [f for s in stories for f in asked(archive, "figures", "--story", s["id"])]
    clashing = [f["id"] for f in facts if f["relation"] != "agree"]
    assert [f["id"] for f in asked(archive, "figures")] == clashing != []
    one = str(tmp_path / "one.db")
    article = "examples/sample/01-kabar-sagara.txt"
    assert run("add", article, "--archive", one).exit_code == 0
    assert "No figures clash" in ask(one, "figures")


def test_the_archive_is_well_and_can_be_copied(archive, tmp_path):
    """check says so; a backup is an archive with the same content."""
    assert "Nothing is wrong" in ask(archive, "check")
    copy = str(tmp_path / "copy.db")
    assert run("backup", copy, "--archive", archive).exit_code == 0
    assert asked(copy, "stories") == asked(archive, "stories")
    assert "MB now" in ask(copy, "vacuum")


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        (("story", "nix"), "There is no story nix"),
        (("utterance", "nix"), "There is no utterance nix"),
        (("who", "Nobody Atall"), "There is no person or institution Nobody Atall"),
        (("origins", "nix"), "There is no article nix"),
        (("origins", "w-06#900"), "There is no article w-06#900"),
        (("figures", "--story", "nix"), "There is no story nix"),
        (("statements", "--since", "gestern"), "--since gestern is no day"),
        (("statements", "--act", "sing"), "--act sing is no class"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(archive, words, sign):
    """Exit code 2, and one sentence that names the input and the way out."""
    done = run(*words, "--archive", archive)
    assert done.exit_code == 2
    assert sign in done.stderr
    assert "Traceback" not in done.output


def test_no_archive_is_made_by_asking(tmp_path):
    """A question to a file that is not there does not create it."""
    path = tmp_path / "none.db"
    done = run("stories", "--archive", str(path))
    assert done.exit_code == 2
    assert "ujar add" in done.stderr
    assert not path.exists()


def test_outlets_and_one_of_them(archive):
    """Each outlet has how its articles were made and how diverse its voices are."""
    told = ask(archive, "outlets")
    assert "Denyut → Lensakita" in told
    found = asked(archive, "outlets")
    line = next(o for o in found["outlets"] if o["name"] == "Teraju")
    assert dict(line["makings"]) == {"agency": 3}
    assert 0 < line["voices"]["simpson"] < 1
    one = asked(archive, "outlets", "Teraju", "--until", "2026-09-10")
    assert one["line"]["articles"] < line["articles"]
    assert one["speakers"][0]["statements"] > 0
    missing = run("outlets", "Nobody", "--archive", archive)
    assert missing.exit_code == 2
    assert "ujar outlets lists them" in missing.stderr

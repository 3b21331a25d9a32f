from ujar.pipeline import batch
from ujar.pipeline.batch import Given, Job
from ujar.pipeline.engines.here import Here
from ujar.pipeline.settings import Settings
from ujar.schema import Dropped
from ujar.schema.document import Document, Media, Record


def records(*texts):
    return [Record(f"in:{i}", {"text": t}, 10) for i, t in enumerate(texts, 1)]


def run(monkeypatch, inputs, job):
    monkeypatch.setattr(batch, "Local", lambda *_: Here())
    return list(batch.run(inputs, job))


def test_each_input_has_one_result(monkeypatch, fake_reader):
    """What cannot be read is named with its reason, in its place."""
    inputs = [*records("Air naik", "", "CRASH", "Air surut"), Dropped("in:9", "why")]
    found = run(monkeypatch, inputs, Job(reader=fake_reader))
    assert [r.reading is not None for r in found] == [True, False, False, True, False]
    assert [r.dropped.what for r in found if r.dropped] == ["in:2", "in:3", "in:9"]
    assert "RuntimeError: no reading" in found[2].dropped.reason
    assert [r.weight for r in found] == [10, 10, 10, 10, 0]


def test_what_was_done_is_passed_over(monkeypatch, fake_reader):
    """Resuming reads only the ids that are not there yet."""
    inputs = [Record("x", {"id": i, "text": "Air naik"}) for i in range(4)]
    job = Job(reader=fake_reader, done=frozenset({"0", "2"}))
    assert [r.reading.article.id for r in run(monkeypatch, inputs, job)] == ["1", "3"]


def test_a_single_text_is_read_here(monkeypatch, fake_reader):
    """One article starts no process; a page, which may hang, always does."""
    monkeypatch.setattr(batch, "Local", None)
    assert len(list(batch.run(records("Air naik"), Job(reader=fake_reader)))) == 1
    used = []
    monkeypatch.setattr(batch, "Local", lambda *_: used.append(1) or Here())
    list(batch.run([Document("a", b"", Media.HTML)], Job(reader=fake_reader)))
    assert used == [1]


def test_the_chosen_language_is_not_recognised_again(monkeypatch, fake_reader):
    """Who says the language is believed."""
    job = Job(Settings(language="en"), Given(outlet="Kabar"), reader=fake_reader)
    (found,) = run(monkeypatch, records("Air laut naik dan warga itu pergi"), job)
    assert found.reading.article.language == "en"
    assert found.reading.article.outlet == "Kabar"


def test_notes_on_the_input_are_in_the_reading(monkeypatch, fake_reader):
    """A date that could not be read is said in the article's own record."""
    record = Record("in:1", {"text": "Air naik", "published": "kemarin"})
    (found,) = run(monkeypatch, [record], Job(reader=fake_reader))
    assert found.reading.dropped[0].what == "published"


def test_a_decoded_text_has_a_limit_too(monkeypatch, fake_reader):
    """The limit in characters holds for files as for records."""
    job = Job(Settings(max_chars=5), reader=fake_reader)
    inputs = [Document("a.txt", b"Air laut naik"), *records("Air laut naik")]
    assert all("limit" in r.dropped.reason for r in run(monkeypatch, inputs, job))

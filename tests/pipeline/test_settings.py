import pytest

from ujar.pipeline.settings import Settings, SettingsError, load


def test_without_anything_the_defaults_hold():
    """No file and no variable is needed."""
    assert load(None, {}) == Settings()
    assert Settings().processes >= 1


def test_the_environment_wins_over_the_file(tmp_path):
    """Defaults, then the file, then the environment."""
    path = tmp_path / "ujar.toml"
    path.write_text('workers = 3\nthreads = 2\noutlets = "o.toml"\n')
    settings = load(path, {"UJAR_WORKERS": "5", "UJAR_MAX_SECONDS": "1.5"})
    assert (settings.workers, settings.threads, settings.max_seconds) == (5, 2, 1.5)
    assert str(settings.outlets) == "o.toml"
    assert load(None, {"UJAR_SETTINGS": str(path)}).threads == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("wokers = 3", "unknown setting wokers"),
        ('workers = "three"', "workers"),
        ("workers = -1", "workers"),
        ("workers = 1.5", "workers"),
        ("workers = true", "workers"),
        ("max_bytes = 0", "max_bytes"),
        ('language = "xx"', "language"),
        ("workers", "not TOML"),
    ],
)
def test_a_setting_that_cannot_be_is_named(tmp_path, text, told):
    """A typing error is told with the names that there are, never passed over."""
    path = tmp_path / "ujar.toml"
    path.write_text(text)
    with pytest.raises(SettingsError, match=told):
        load(path, {})


def test_a_missing_file_is_told(tmp_path):
    """Settings that were named must be there."""
    with pytest.raises(SettingsError, match="cannot read"):
        load(tmp_path / "no.toml", {})

"""Pictures of the web pages, made in Chromium from an archive of the sample story.

usage: python examples/screenshots.py ARCHIVE FOLDER
"""

import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

DESKTOP = {"width": 1280, "height": 1000}
TALL = {"width": 1280, "height": 1500}
PHONE = {"width": 390, "height": 844}
ARTICLE = "/article/w-06"
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
STORY = re.compile(r'"(/story/[^"#]+)"')
UTTERANCE = re.compile(r'"(/utterance/[^"#]+)"')


def main(archive: str, folder: str) -> None:
    """Take the pictures."""
    with served(archive) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        story = first(STORY, base + "/")
        wanted = (
            ("front", "/", DESKTOP, "light"),
            ("story", story, TALL, "light"),
            ("utterance", first(UTTERANCE, base + story), DESKTOP, "dark"),
            ("article", ARTICLE, PHONE, "light"),
            ("outlets", "/outlets", DESKTOP, "light"),
        )
        for name, path, size, scheme in wanted:
            file = Path(folder) / f"web-{name}.png"
            taken(browser, base + path, size, scheme, file)
            print(f"{file}: {file.stat().st_size:,} bytes")
        browser.close()


@contextmanager
def served(archive: str) -> Iterator[str]:
    """Serve the archive and give its address."""
    command = [sys.executable, "-u", "-m", "ujar", "serve", "--port", "0"]
    server = subprocess.Popen([*command, "--archive", archive], stdout=-1, text=True)
    try:
        yield ADDRESS.search(server.stdout.readline())[0]
    finally:
        server.terminate()
        server.wait()


def chromium() -> str:
    """Return the installed browser."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        sys.exit("There is no chromium; on Debian: apt-get install chromium")
    return found


def first(pattern: re.Pattern[str], address: str) -> str:
    """Return the first link of a page that fits."""
    with urllib.request.urlopen(address) as answer:  # noqa: S310  # our own
        return pattern.search(answer.read().decode())[1]


def taken(
    browser: Browser, address: str, size: dict[str, int], scheme: str, file: Path
) -> None:
    """Take a picture of what a reader sees first."""
    context = browser.new_context(viewport=size, color_scheme=scheme, locale="en-GB")
    page = context.new_page()
    page.goto(address)
    page.screenshot(path=file)
    context.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

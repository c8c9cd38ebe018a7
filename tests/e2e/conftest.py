import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

import seeds
from tests.e2e.serving import serving
from tests.e2e.watching import Watched

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

OpenTab = Callable[..., Watched]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; where it is missing, a reason to skip, or to fail under CI=true."""
    executable = next(filter(None, map(shutil.which, _NAMES)), None)
    if executable is None:
        reason = "There is no Chromium. Install it: sudo apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*_QUIET, *sandbox])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sample_map() -> Iterator[str]:
    """The address of a service over the sample map."""
    with serving(lambda door: seeds.load(door, "ir-map", "a test")) as address:
        yield address


@pytest.fixture
def open_tab(chromium: Browser) -> Iterator[OpenTab]:
    """Opens a tab on a service; at the end of the test, nothing wrong may have happened on it."""
    opened: list[Watched] = []

    def opening(address: str, **how: object) -> Watched:
        context = chromium.new_context(**{"viewport": {"width": 1440, "height": 900}, **how})  # type: ignore[arg-type] # Playwright's own names
        context.set_default_timeout(15_000)
        tab = Watched(context.new_page(), address)
        opened.append(tab)
        return tab

    yield opening
    wrongs = [wrong for tab in opened for wrong in tab.all_wrongs()]
    for tab in opened:
        tab.page.context.close()
    assert wrongs == []


@pytest.fixture
def tab(open_tab: OpenTab, sample_map: str) -> Watched:
    """A tab on the sample map."""
    return open_tab(sample_map)

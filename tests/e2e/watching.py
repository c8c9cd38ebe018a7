"""A tab of the browser that notes everything it ought not to do."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Dialog, Page, Request

_NOTE_VIOLATIONS = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
"""


@dataclass
class Watched:
    """A page and what went wrong on it."""

    page: Page
    address: str
    wrongs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start watching."""
        self.page.add_init_script(_NOTE_VIOLATIONS)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.wrongs.append(f"error: {error}"))
        self.page.on("request", self._request)
        self.page.on("dialog", self._dialog)

    def visit(self, path: str = "/") -> Page:
        """Go to a path of the service and wait for its answer."""
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle")
        return self.page

    def all_wrongs(self) -> list[str]:
        """Script errors, dialogs, foreign requests and violations of the Content-Security-Policy so far."""
        return self.wrongs + [f"violation: {each}" for each in self.page.evaluate("window.violations")]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.wrongs.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme not in ("data", "blob") and f"{url.scheme}://{url.netloc}" != self.address:
            self.wrongs.append(f"foreign request: {request.url}")

    def _dialog(self, dialog: Dialog) -> None:
        self.wrongs.append(f"dialog: {dialog.message}")
        dialog.dismiss()

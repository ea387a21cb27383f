"""Pages that are loaded again, in the browser that shows them, when the site is built again."""

import threading
import time
from pathlib import Path
from typing import Any

from livro.site.serve import BookHandler

_ANSWER = "/.construcao"  # comes when there is a build that the page does not know
_SCRIPT = """
<script>
(function wait() {
  fetch("%s?%d").then(() => location.reload(), () => setTimeout(wait, 1000));
})();
</script>
"""


class Builds:
    """The builds of a site, known by when they ended."""

    def __init__(self) -> None:
        self.latest = time.time_ns()
        self._ended = threading.Condition()

    def announce(self) -> None:
        """Tell whoever waits that a build has ended."""
        with self._ended:
            self.latest = time.time_ns()
            self._ended.notify_all()

    def wait_for_another(self, known: str) -> None:
        """Wait while the latest build is the known one."""
        with self._ended:
            self._ended.wait_for(lambda: str(self.latest) != known)


class LiveHandler(BookHandler):
    """Adds to each page what waits for the next build."""

    def __init__(self, builds: Builds, *arguments: Any, **more: Any) -> None:
        self.builds = builds
        super().__init__(*arguments, **more)

    def do_GET(self) -> None:
        """Send a page, or any other file, or the news that there is another build."""
        place, _, query = self.path.partition("?")
        page = Path(self.translate_path(self.path), "index.html" if place.endswith("/") else "")
        if place == _ANSWER:
            self.builds.wait_for_another(query)
            super().send_page(200, "")
        elif page.suffix == ".html" and page.is_file():
            self.send_page(200, page.read_text(encoding="utf-8"))
        else:
            super().do_GET()

    def send_page(self, code: int, text: str) -> None:
        """Send a page that loads itself again."""
        super().send_page(code, text + _SCRIPT % (_ANSWER, self.builds.latest))

    def end_headers(self) -> None:
        """Keep the browser from showing what it had."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for what the build has to say."""

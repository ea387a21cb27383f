"""What the pages of a built site cost a reader, beside the same pages made by Jupyter Book.

The reader has a phone: the network and the processor are those that Lighthouse simulates for one,
1.6 Mb/s with 150 ms of delay and a processor four times slower than this machine's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from livro.book.numbers import with_comma
from livro.measure.browser import open_browser
from livro.measure.weight import KINDS, serving, weigh

OURS, BASELINE = "este livro", "Jupyter Book 1, sem ajustes"
_PHONE = {"width": 412, "height": 823}
_NETWORK = {
    "offline": False,
    "latency": 150,  # ms
    "downloadThroughput": 1.6e6 / 8,  # bytes per second
    "uploadThroughput": 0.75e6 / 8,
}
_SLOWER = 4
_WATCH = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"


@dataclass(frozen=True)
class Visit:
    """A first visit: bytes on the way, requests, layout shift, seconds to the first paint."""

    sent: int
    requests: int
    shift: float
    paint: float


def weights(site: Path) -> Iterator[str]:
    """Describe everything that each kind of page can ask for."""
    yield "Peso das páginas, tudo o que podem pedir (com gzip):"
    for kind, name in KINDS.items():
        weight = weigh(site, name)
        yield f"  {kind:32} {_kilobytes(weight.compressed)}  {weight.requests:>3} pedidos"


def first_visits(site: Path, baseline: Path) -> Iterator[str]:
    """Describe a first visit to each kind of page, with a phone.

    Args:
        site: the built site.
        baseline: the same pages as Jupyter Book makes them by itself.

    Raises:
        BookError: there is no browser here.
    """
    yield "Primeira visita com um celular (recebido; pedidos; deslocamento; primeira pintura):"
    with open_browser() as chromium, serving(site) as ours, serving(baseline) as theirs:
        for kind, name in KINDS.items():
            found = {
                tool: visit(chromium, f"{address}/{name}")
                for tool, address in {OURS: ours, BASELINE: theirs}.items()
            }
            yield f"  {kind}"
            yield from (f"    {tool:30} {_described(each)}" for tool, each in found.items())
            light, heavy = found[OURS], found[BASELINE]
            sent, paint = heavy.sent / light.sent, heavy.paint / light.paint
            ratios = f"{with_comma(sent, '>5.1f')}  {with_comma(paint, '>5.1f')}"
            yield f"    {'razões, de bytes e de tempo':30} {ratios}"


def _described(found: Visit) -> str:
    shift, paint = with_comma(found.shift, ".3f"), with_comma(found.paint, ".1f")
    return f"{_kilobytes(found.sent)}  {found.requests:>3} pedidos  {shift}  {paint} s"


def _kilobytes(size: int) -> str:
    return f"{size / 1000:>5.0f} kB"


def visit(chromium: Any, address: str) -> Visit:
    """Visit a page for the first time."""
    context = chromium.new_context(viewport=_PHONE, is_mobile=True, device_scale_factor=2)
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", _NETWORK)
    client.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    sent: list[float] = []
    client.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    page.add_init_script(_WATCH)
    page.goto(address, wait_until="networkidle")
    found = Visit(
        round(sum(sent)), len(sent), page.evaluate("window.shift"), page.evaluate(_PAINT) / 1000
    )
    context.close()
    return found

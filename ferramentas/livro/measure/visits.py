"""What a phone receives of a page, and when it shows it, in the Chromium that the tests use.

The network and the processor are those that Lighthouse simulates for a phone: 1.6 Mb/s with 150 ms
of delay, and a processor four times slower than this machine's.
"""

from dataclasses import dataclass
from typing import Any

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

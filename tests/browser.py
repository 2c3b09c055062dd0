"""A real browser for tests, where the machine has one."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, _NAMES)), None)
DRIVER = shutil.which("chromedriver")

_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--mute-audio",
    "--autoplay-policy=no-user-gesture-required",
)


class Browser:
    """Chromium without a window, as a reader with a mouse and a keyboard has it."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def look(self, width: int = 1280, height: int = 860, theme: str = "light") -> None:
        """Set the size of the window and whether the system is dark."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        features = [
            {"name": "prefers-color-scheme", "value": theme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def open(self, path: Path, hash: str = "") -> None:
        """Open a file, not over any network."""
        self.driver.get("about:blank")
        self.driver.get(path.resolve().as_uri() + hash)
        self.wait("return document.readyState === 'complete'")

    def run(self, script: str, *args: object) -> Any:
        """What a script gives back; a promise is awaited."""
        return self.driver.execute_script(script, *args)

    def wait(self, script: str, seconds: float = 5.0) -> Any:
        """Wait until a script gives something true."""
        from selenium.webdriver.support.ui import WebDriverWait

        return WebDriverWait(self.driver, seconds, 0.03).until(lambda _: self.run(script))

    def one(self, query: str) -> Any:
        """The first element of a CSS query."""
        return self.driver.find_element("css selector", query)

    def all(self, query: str) -> list[Any]:
        """All elements of a CSS query."""
        return list(self.driver.find_elements("css selector", query))

    def press(self, *keys: str) -> None:
        """Press keys, all but the last held down."""
        from selenium.webdriver.common.action_chains import ActionChains

        chain = ActionChains(self.driver)
        for key in keys[:-1]:
            chain.key_down(key)
        chain.send_keys(keys[-1])
        for key in keys[:-1]:
            chain.key_up(key)
        chain.perform()

    def complaints(self) -> list[str]:
        """What the browser has put on its console since it was last asked."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def names(self) -> list[tuple[str, str]]:
        """Role and name of everything a screen reader stops at."""
        tree = self.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        return [
            (node["role"]["value"], node.get("name", {}).get("value", ""))
            for node in tree
            if not node["ignored"]
        ]

    def picture(self) -> bytes:
        """What is seen, as a PNG."""
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {})
        return base64.b64decode(shot["data"])


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser; the test is skipped where there is none."""
    if CHROMIUM is None or DRIVER is None:
        pytest.skip("no Chromium with its driver on this machine")
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in _FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(DRIVER)
    driver = webdriver.Chrome(options=options, service=service)
    try:
        yield Browser(driver)
    finally:
        driver.quit()

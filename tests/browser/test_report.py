"""The report in a browser: Chromium without a screen, by Selenium. Run with `pytest -m browser`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from newsparse import Analyzer
from newsparse.models import Analysis
from newsparse.render.report import write_report
from tests.conftest import ROOT

pytestmark = pytest.mark.browser
_ARGUMENTS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--window-size=1280,1400",
)  # fmt: skip
HOSTILE = (
    "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> said the SDF in Raqqa, Syria. "
    "Five civilians were killed in shelling of Kafr Nabl, Idlib, on Tuesday.\u2028\ud83d\udd4a The road is closed, the Syrian army said."
)


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    assert binary, "Debian's chromium is not installed"
    assert driver, "Debian's chromium-driver is not installed"
    options = Options()
    for argument in _ARGUMENTS:
        options.add_argument(argument)
    options.binary_location = binary
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    started = webdriver.Chrome(options=options, service=Service(driver))
    yield started
    started.quit()


@pytest.fixture(scope="module")
def report(analyzer: Analyzer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = [p for p in sorted((ROOT / "seeds").rglob("*")) if p.suffix in {".txt", ".html"}]
    analyses = [analyzer.analyze_file(p) for p in files]
    hostile: Analysis = analyzer.analyze_text(
        HOSTILE, published="2019-05-08", title="<b>Title</b> javascript:alert(1)", id_="hostile", clean=True
    )
    second = analyzer.analyze_text(
        "Three civilians were killed in shelling of Kafr Nabl, Idlib, on Tuesday.",
        published="2019-05-08",
        id_="second",
        clean=True,
    )
    path = tmp_path_factory.mktemp("report") / "report.html"
    with path.open("wb") as out:
        write_report([*analyses, hostile, second], out, gazetteer=analyzer.gazetteer)
    return path


@pytest.fixture
def page(browser: webdriver.Chrome, report: Path) -> webdriver.Chrome:
    browser.get(report.as_uri())
    assert browser.execute_script("return document.documentElement.dataset.ready") == "true"
    return browser


def shown(page: webdriver.Chrome, selector: str) -> list[Any]:
    return page.find_elements(By.CSS_SELECTOR, selector)


def test_the_map_is_drawn_and_nothing_is_asked_of_the_network(page: webdriver.Chrome) -> None:
    assert len(shown(page, "#map path.land")) >= 14
    assert len(shown(page, "#map circle.dot")) > 20
    assert shown(page, "#map circle.area")
    assert shown(page, "#map circle.event")
    assert page.get_log("browser") == []  # type: ignore[no-untyped-call]
    requests = [json.loads(e["message"])["message"] for e in page.get_log("performance")]  # type: ignore[no-untyped-call]
    urls = {r["params"]["request"]["url"] for r in requests if r["method"] == "Network.requestWillBeSent"}
    assert {u.partition(":")[0] for u in urls} <= {"file", "data"}, urls


def test_hostile_text_runs_nothing(page: webdriver.Chrome) -> None:
    assert page.title == "Report"
    for details in shown(page, "details.article"):
        page.execute_script("arguments[0].open = true; arguments[0].dispatchEvent(new Event('toggle'))", details)
    assert page.title == "Report"
    assert not shown(page, "main img, main script")
    assert "<b>Title</b>" in page.find_element(By.ID, "articles").text
    assert not shown(page, "a[href^='javascript']")
    refused = page.execute_script(
        "const s = document.createElement('script'); s.textContent = \"document.title='owned'\"; document.body.append(s); return document.title"
    )
    assert refused == "Report"
    page.get_log("browser")  # type: ignore[no-untyped-call] # the refusal is logged


def test_a_click_and_a_key_show_the_evidence(page: webdriver.Chrome) -> None:
    dot = next(
        d for d in shown(page, "#map circle.event") if (d.get_attribute("aria-label") or "").startswith("Kafr Nabl")
    )
    page.execute_script("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", dot)
    evidence = page.find_element(By.ID, "evidence").text
    assert "Five civilians were killed in shelling of Kafr Nabl" in evidence
    other = next(d for d in shown(page, "#map circle") if (d.get_attribute("aria-label") or "").startswith("Homs"))
    page.execute_script("arguments[0].focus()", other)
    page.switch_to.active_element.send_keys(Keys.ENTER)
    assert page.find_element(By.ID, "evidence").text.startswith("Homs")


def test_filters_narrow_everything_and_can_be_cleared(page: webdriver.Chrome) -> None:
    before = page.find_element(By.ID, "shown").text
    Select(page.find_element(By.NAME, "governorate")).select_by_value("SY-HA")
    narrowed = page.find_element(By.ID, "shown").text
    assert narrowed != before
    labels = [d.get_attribute("aria-label") for d in shown(page, "#map circle")]
    assert labels
    assert not [label for label in labels if label and label.startswith(("Homs", "Idlib"))]
    search = page.find_element(By.NAME, "words")
    search.send_keys("grain")
    assert page.find_element(By.ID, "shown").text.startswith("1 article,")
    page.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    page.execute_async_script("setTimeout(arguments[0], 50)")
    assert page.find_element(By.ID, "shown").text == before


def test_tables_sort_and_sources_that_differ_are_marked(page: webdriver.Chrome) -> None:
    conflicts = [r.text for r in shown(page, "#casualties tr.conflict")]
    assert len(conflicts) == 2
    header = page.find_element(By.CSS_SELECTOR, "#actors th:nth-child(1) button")
    header.click()
    names = [c.text for c in shown(page, "#actors tbody td:first-child")]
    assert names == sorted(names, key=str.casefold)
    assert page.find_element(By.CSS_SELECTOR, "#actors th:nth-child(1)").get_attribute("aria-sort") == "ascending"


def test_names_in_arabic_read_from_right_to_left(page: webdriver.Chrome) -> None:
    arabic = shown(page, "#actors span[lang=ar]")
    assert arabic
    assert all(a.get_attribute("dir") == "rtl" for a in arabic)


def test_marks_in_an_article_carry_their_evidence(page: webdriver.Chrome) -> None:
    details = next(d for d in shown(page, "details.article") if "Grain convoy" in d.text)
    page.execute_script("arguments[0].open = true; arguments[0].dispatchEvent(new Event('toggle'))", details)
    marks = details.find_elements(By.CSS_SELECTOR, "mark.place")
    assert "gn:163434" in {part for m in marks for part in (m.get_attribute("title") or "").split(" · ")}


@pytest.mark.parametrize(("width", "scheme"), [(420, "light"), (1280, "dark")])
def test_it_fits_a_narrow_screen_and_a_dark_one(page: webdriver.Chrome, width: int, scheme: str) -> None:
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    try:
        assert page.execute_script("return document.documentElement.scrollWidth") <= width
        ground = page.execute_script("return getComputedStyle(document.body).backgroundColor")
        assert (sum(int(n) for n in ground.strip("rgb()").split(",")) < 200) == (scheme == "dark")
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})

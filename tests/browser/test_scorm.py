"""A package in a learning platform: a learner does three of five people, closes the tab, comes back and finishes.

Two platforms of ours open it, neither of them a real one: scorm-again from npm, and one that takes nothing but SCORM
1.2 to the letter. No server is asked: Playwright answers for the platform's site.
"""

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from cryoteach.export.scorm.course import Course
from cryoteach.export.scorm.package import as_package
from cryoteach.wiring import content
from tests.conftest import ROOT, missing
from tests.scripts import MissingError, installed

SITE = "http://course.test"
CASES = list(content().teaching.cases.values())[:5]
LEAFLET = content().rules.profiles["leaflet"]
KEEP = 'localStorage.setItem("kept", JSON.stringify(kept()));'
STRICT = f"""
import {{ StrictLms }} from "/strict_lms.js";
const lms = new StrictLms(JSON.parse(localStorage.getItem("kept")));
const kept = () => ({{ ...lms.kept, faults: [...(lms.kept.faults ?? []), ...lms.faults], ends: lms.log.filter((told) =>
  told.endsWith("completed")).length + (lms.kept.ends ?? 0) }});
export const API = Object.fromEntries(["Initialize", "Finish", "GetValue", "SetValue", "Commit", "GetLastError"].map(
  (name) => [`LMS${{name}}`, (...given) => {{
    const said = lms[`LMS${{name}}`](...given);
    if (["Commit", "Finish"].includes(name)) {{ {KEEP} }}
    return said;
  }}]));
"""
AGAIN = f"""
import {{ Scorm12API }} from "/scorm12.js";
export const API = new Scorm12API({{ logLevel: "ERROR" }});
const before = JSON.parse(localStorage.getItem("kept"));
if (before) API.loadFromJSON(before.cmi);
API.cmi.core.entry = before ? (before.exit === "suspend" ? "resume" : "") : "ab-initio";
const faults = before?.faults ?? [];
let ends = before?.ends ?? 0, exit = "";
API.on("LMSSetValue.cmi.core.lesson_status", (_, value) => {{ ends += Number(value === "completed"); }});
API.on("LMSSetValue.cmi.core.exit", (_, value) => {{ exit = value; }});
API.on("CommitError", () => faults.push("commit"));
const kept = () => {{
  const {{ cmi }} = API.renderCommitCMI(true);
  if (API.LMSGetLastError() !== "0") faults.push(API.LMSGetLastError());
  return {{ cmi, exit, ends, faults, "cmi.core.lesson_status": cmi.core.lesson_status,
    "cmi.core.score.raw": cmi.core.score.raw, "cmi.suspend_data": cmi.suspend_data }};
}};
for (const call of ["LMSCommit", "LMSFinish"]) API.on(call, () => {{ {KEEP} }});
"""
FRAME = (
    '<!doctype html><html lang="en"><title>A course</title><iframe title="activity" width="1000" height="700"></iframe>'
)
PAGES = {
    "framed": f"""{FRAME}<script type="module">import {{ API }} from "/platform.js"; window.API = API;
      document.querySelector("iframe").src = "/package/index.html";</script>""",
    "popup": """<!doctype html><title>A course</title><button>Enter</button><script type="module">
      import { API } from "/platform.js"; window.API = API;
      document.querySelector("button").onclick = () => window.open("/package/index.html");</script>""",
}
KEPT = "JSON.parse(localStorage.getItem('kept'))"


@pytest.fixture(scope="module")
def package() -> dict[str, str]:
    archive = ZipFile(BytesIO(as_package(content(), CASES, [LEAFLET], Course(title="Week 3"))))
    return {f"/package/{name}": archive.read(name).decode() for name in archive.namelist()}


@pytest.fixture
def platform(browser, package: dict[str, str]) -> Iterator[Callable[[str], BrowserContext]]:
    """The site of a platform; when the test is over, no script may have failed and nobody else have been asked."""
    context, errors, asked = browser.new_context(locale="en-GB"), [], []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    context.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    context.on("request", lambda request: asked.append(request.url))

    def site(script: str) -> BrowserContext:
        files = {**{f"/{name}": page for name, page in PAGES.items()}, **package, "/platform.js": script}
        files["/strict_lms.js"] = (ROOT / "tests/javascript/strict_lms.js").read_text("utf-8")
        files["/scorm12.js"] = scorm_again()
        kinds = {"js": "text/javascript"}

        def answer(route) -> None:
            path = urlsplit(route.request.url).path
            route.fulfill(
                body=files.get(path, ""), content_type=kinds.get(path.rpartition(".")[2], "text/html; charset=utf-8")
            )

        context.route("**/*", answer)
        return context

    yield site
    context.close()
    assert errors == []
    assert [url for url in asked if not url.startswith(SITE)] == []


def scorm_again() -> str:
    try:
        return (installed() / "scorm-again/dist/esm/scorm12.js").read_text("utf-8")
    except MissingError as error:
        missing(f"scorm-again: {error}")


def entered(context: BrowserContext) -> tuple[Page, FrameLocator]:
    page = context.new_page()
    page.goto(f"{SITE}/framed")
    return page, page.frame_locator("iframe")


def practise(page: FrameLocator | Page, count: int) -> None:
    """Commit to anything for so many people, one after another; leave the last one's answer on screen."""
    for done in range(count):
        if done:
            page.get_by_role("button", name="Next person").click()
        form = page.locator("#practise form")
        expect(form).to_have_count(1)
        while form.count():
            for group in form.locator("fieldset").all():
                group.locator("label").first.click()
            if page.locator("#said").count():
                page.locator("#said").fill("60")
            form.get_by_role("button").click()


@pytest.mark.parametrize("script", [STRICT, AGAIN], ids=["strict", "scorm-again"])
def test_three_of_five_then_another_day_the_rest(platform: Callable, script: str):
    context = platform(script)
    page, activity = entered(context)
    says = activity.locator("#reporting")
    expect(says).to_have_text("Your learning platform is told: 0 of 5 people answered.")
    page.close()
    page, activity = entered(context)
    kept = page.evaluate(KEPT)
    assert (kept["cmi.core.lesson_status"], kept.get("cmi.core.score.raw") or "") == ("incomplete", "")
    activity.get_by_role("button", name="Meet the first").click()
    practise(activity, 3)
    expect(activity.locator("#reporting")).to_have_text("Your learning platform is told: 3 of 5 people answered.")
    assert page.evaluate("Object.keys(localStorage)") == ["kept"]  # nothing of ours: others may use this browser
    page.close()
    page, activity = entered(context)
    kept = page.evaluate(KEPT)
    assert kept["cmi.core.lesson_status"] == "incomplete"
    expect(activity.locator("#practise h2")).to_have_text(CASES[2].title)
    expect(activity.locator("#practise .answer")).to_contain_text(CASES[2].teaching_point[:60])
    activity.get_by_role("button", name="Next person").click()
    practise(activity, 2)
    expect(activity.locator("#reporting")).to_contain_text("knows that you are done")
    kept = page.evaluate(KEPT)
    score = kept["cmi.core.score.raw"]
    assert (kept["cmi.core.lesson_status"], kept["ends"], kept["faults"]) == ("completed", 1, [])
    assert 0 <= float(score) <= 100
    activity.get_by_role("button", name="See how it went").click()
    activity.get_by_role("button", name="Forget my answers").click()
    activity.get_by_role("button", name="Meet the first").click()
    practise(activity, 1)
    page.close()
    page, activity = entered(context)
    kept = page.evaluate(KEPT)
    assert (kept["cmi.core.lesson_status"], kept["cmi.core.score.raw"], kept["ends"]) == ("completed", score, 1)
    assert kept["faults"] == []
    expect(activity.locator("#reporting")).to_contain_text("knows that you are done")


def test_in_a_window_of_its_own_the_platform_is_found_in_what_opened_it(platform: Callable):
    page = platform(STRICT).new_page()
    page.goto(f"{SITE}/popup")
    with page.expect_popup() as coming:
        page.get_by_role("button").click()
    activity = coming.value
    expect(activity.locator("#reporting")).to_have_text("Your learning platform is told: 0 of 5 people answered.")
    activity.get_by_role("button", name="Meet the first").click()
    practise(activity, 1)
    activity.close(run_before_unload=True)
    page.wait_for_function("() => JSON.parse(localStorage.getItem('kept'))?.['cmi.core.score.raw']")
    assert page.evaluate(KEPT)["faults"] == []


def test_without_a_platform_the_page_works_says_so_and_is_found_fault_with_by_nobody(platform: Callable, axe: Callable):
    page = platform("").new_page()
    page.goto(f"{SITE}/package/index.html")
    expect(page.locator("#reporting")).to_contain_text("so nothing is reported")
    assert page.title() == "Week 3"
    assert [one["id"] for one in axe(page)] == []
    page.get_by_role("button", name="Meet the first").click()
    practise(page, 1)
    page.reload()
    expect(page.locator("#practise .answer")).to_contain_text(CASES[0].teaching_point[:60])
    assert json.loads(page.evaluate("JSON.stringify(Object.keys(localStorage))"))

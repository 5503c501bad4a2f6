"""Two browsers before two processes of the app, through nginx as it is shipped: each stays where its session is."""

import re
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tab import Tab
from tests.conftest import PATIENCE_S
from tests.rooms.replicas.deployment import Deployment, deployed
from tests.rooms.replicas.nginx import Served

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OF_A_SESSION = ("/_stcore/stream", "/_stcore/upload_file/", "/media/")


@pytest.fixture(scope="module")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    with deployed(tmp_path_factory.mktemp("split"), rooms=1, notebooks=2) as split:
        yield split


@pytest.fixture
def app_url(deployment: Deployment) -> str:
    return deployment.proxy.url


def ask(deployment: Deployment, **headers: str) -> tuple[str, str]:
    """Which replica answers, and the cookie that comes with it."""
    request = urllib.request.Request(f"{deployment.proxy.url}/_stcore/health", headers=headers)
    before = len(health_checks(deployment))
    with urllib.request.urlopen(request) as answer:
        cookies = [cookie for cookie in answer.headers.get_all("Set-Cookie") or () if cookie.startswith("ct_route=")]
    while len(health_checks(deployment)) == before:  # written once the answer has gone
        time.sleep(0.01)
    return health_checks(deployment)[-1].replicas[-1], "".join(cookies)


def health_checks(deployment: Deployment) -> list[Served]:
    return [one for one in deployment.proxy.served() if one.path == "/_stcore/health"]


def wait_until_logged(deployment: Deployment, before: int, websockets: int) -> None:
    """A websocket is written down when nginx sees that it is closed, a little after the browser closed it."""
    for _ in range(PATIENCE_S * 10):
        if sum(one.path == OF_A_SESSION[0] for one in deployment.proxy.served()[before:]) >= websockets:
            return
        time.sleep(0.1)
    raise AssertionError("no websocket was closed")


def routes(deployment: Deployment) -> dict[str, str]:
    """For each replica a value of the cookie that leads there."""
    return {ask(deployment, Cookie=f"ct_route={value}")[0]: value for value in "abcdefghijklmnop"}


def with_cookie(value: str) -> dict[str, object]:
    cookie = {"name": "ct_route", "value": value, "domain": "127.0.0.1", "path": "/", "expires": -1}
    return {"storage_state": {"cookies": [{**cookie, "httpOnly": True, "secure": False, "sameSite": "Lax"}]}}


def brings_a_case(page: Page, folder: Path) -> None:
    """Take a draft away, and bring it in again: a rerun, a file of the session, an upload, a rerun."""
    tab = Tab(page)
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download the draft as YAML").click()
    draft = folder / "draft.yaml"
    coming.value.save_as(draft)
    page.get_by_text("Start from a case, or bring some in").click()
    with page.expect_response(lambda answer: "/_stcore/upload_file/" in answer.url and answer.request.method == "PUT"):
        page.locator('input[type="file"]').first.set_input_files(draft)
    expect(page.get_by_text(re.compile("draft.yaml")).first).to_be_visible()
    tab.rest()


def test_a_browser_stays_with_one_replica_through_reruns_downloads_and_uploads(
    deployment: Deployment, page_at: Callable[..., Page], tmp_path: Path
):
    leads = routes(deployment)
    assert len(leads) == 2
    before = len(deployment.proxy.served())
    pages = [page_at(path="/desk", **with_cookie(value)) for value in leads.values()]
    for page in pages:  # both sessions live all the while
        brings_a_case(page, tmp_path)
    for page in pages:
        page.context.close()
    wait_until_logged(deployment, before, len(leads))
    for replica, value in leads.items():
        own = [one for one in deployment.proxy.served()[before:] if one.route == value]
        assert {one.replicas for one in own} == {(replica,)}
        assert [kind for kind in OF_A_SESSION if not any(one.path.startswith(kind) for one in own)] == []


def test_a_new_browser_gets_a_cookie_that_is_as_safe_as_its_connection(deployment: Deployment):
    _, plain = ask(deployment)
    assert re.fullmatch(r"ct_route=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Lax", plain)
    _, secure = ask(deployment, **{"X-Forwarded-Proto": "https"})
    assert secure.endswith("; SameSite=Lax; Secure")
    assert ask(deployment, Cookie=plain.partition(";")[0])[1] == ""


def test_who_keeps_no_cookies_is_led_by_address_and_browser(deployment: Deployment):
    assert len({ask(deployment, **{"User-Agent": "one"})[0] for _ in range(8)}) == 1
    assert len({ask(deployment, **{"User-Agent": f"browser {number}"})[0] for number in range(16)}) == 2


def test_when_its_replica_dies_a_browser_goes_on_at_the_other(deployment: Deployment, page_at: Callable[..., Page]):
    leads = routes(deployment)
    page = page_at(path="/desk", **with_cookie(leads[f"127.0.0.1:{deployment.notebooks[0].port}"]))
    Tab(page).rest()
    deployment.notebooks[0].kill()
    page.reload()
    expect(page.get_by_role("button", name="Download the draft as YAML")).to_be_visible()
    page.context.close()
    deployment.notebooks[0].start()
    deployment.notebooks[0].wait_until_ready()

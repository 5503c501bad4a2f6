"""Where links begin: what was set, else the page's own address, else the machine's; never where nobody can follow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.input.web_address import (
    LISTENS_TO_ITSELF,
    NO_NETWORK,
    SET_TO_ITSELF,
    Reachable,
    at_each,
    checked_address,
    checked_path,
    host_of,
    is_every_address,
    is_this_machine_only,
    reachable,
    url_of,
)

EVERY = "0.0.0.0"  # noqa: S104 - nobody listens here
MACHINE, NAMES = ("192.168.1.5", "fd00::2"), frozenset({"localhost", "ward-pc", "ward-pc.local"})


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("  ", ""),
        ("https://x.org/cryo", "https://x.org/cryo"),
        ("https://x.org/cryo/", "https://x.org/cryo"),
        (" HTTP://X.org:8080/ ", "http://x.org:8080"),
        ("http://192.168.1.5:8501", "http://192.168.1.5:8501"),
        ("http://[fd00::2]:8501", "http://[fd00::2]:8501"),
        ("https://münster.example/a%20b", "https://xn--mnster-3ya.example/a%20b"),
        ("http://ward_pc", "http://ward_pc"),
        ("http://localhost:8501", "http://localhost:8501"),
    ],
)
def test_an_address_that_was_set_is_kept_without_its_last_slash(text: str, kept: str):
    assert checked_address(text) == kept
    assert checked_address(kept) == kept


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x.org/cryo", "neither http:// nor https://"),
        ("192.168.1.5:8501", "neither http:// nor https://"),
        ("ftp://x.org", "neither http:// nor https://"),
        ("javascript:alert(1)", "neither http:// nor https://"),
        ("http://", "neither http:// nor https://"),
        ("https://x.org?a=1", "more than host, port and path"),
        ("https://x.org/#a", "more than host, port and path"),
        ("https://me:word@x.org", "more than host, port and path"),
        ("https://x.org/a b", "more than host, port and path"),
        ("https://x.org\nhttps://y.org", "more than host, port and path"),
        ("https://x.org:0", "a port is a number from 1 to 65535"),
        ("https://x.org:65536", "a port is a number from 1 to 65535"),
        ("https://x.org:abc", "a port is a number from 1 to 65535"),
        ("https://x.org:/a", "no port after the colon"),
        ("https://[fd00::2", "no host and port"),
        ("https://0.0.0.0:8501", "every address of this machine"),
        ("https://[::]:8501", "every address of this machine"),
        ("https:///cryo", "a host that cannot be one"),
        ("https://x..org", "a host that cannot be one"),
        ("https://-x.org", "a host that cannot be one"),
        (f"https://{'x' * 64}.org", "a host that cannot be one"),
        (f"https://{'.'.join(['x' * 60] * 5)}", "a host that cannot be one"),
        ("https://300.1.1.1", "each goes from 0 to 255"),
        ("https://x.org/<script>", "signs that no address holds"),
    ],
)
def test_what_no_link_could_begin_with_is_refused_in_words(text: str, why: str):
    with pytest.raises(ValueError, match=why):
        checked_address(text)


@given(st.text(max_size=60) | st.from_regex(r"https?://[!-~]{0,30}", fullmatch=True))
def test_no_text_breaks_the_check_and_what_passes_is_kept_as_it_is(text: str):
    try:
        kept = checked_address(text)
    except ValueError:
        return
    assert checked_address(kept) == kept
    assert not kept or not is_every_address(host_of(kept))


@pytest.mark.parametrize(
    "host",
    ["", "localhost", "LOCALHOST", "localhost.", "app.localhost", "127.0.0.1", "127.8.8.8", "::1", "[::1]", EVERY,
     "::", "::ffff:127.0.0.1"],
)  # fmt: skip
def test_these_lead_every_machine_to_itself(host: str):
    assert is_this_machine_only(host)


@pytest.mark.parametrize("host", ["192.168.1.5", "fd00::2", "x.org", "ward-pc", "localhost.org", "::ffff:10.0.0.1"])
def test_these_lead_to_another_machine(host: str):
    assert not is_this_machine_only(host)
    assert not is_every_address(host)


def test_an_address_of_version_6_is_put_in_brackets():
    assert [url_of(host, 8501) for host in ("127.0.0.1", "localhost", "::1")] == [
        "http://127.0.0.1:8501", "http://localhost:8501", "http://[::1]:8501",
    ]  # fmt: skip
    assert host_of("http://[::1]:8501/a") == "::1"
    assert host_of("http://[::1") == ""


@pytest.mark.parametrize(
    ("page", "listens_at", "root", "only_here"),
    [
        # the page's own address, when others can open it
        ("http://192.168.7.7:8501", EVERY, "http://192.168.7.7:8501", ""),
        ("https://x.org/cryo", "127.0.0.1", "https://x.org/cryo", ""),  # a proxy stands before it
        ("http://ward-pc:8501", "", "http://ward-pc:8501", ""),
        # else the machine's in its network, when the app listens there; port and path stay
        ("http://127.0.0.1:8501", EVERY, "http://192.168.1.5:8501", ""),
        ("http://0.0.0.0:8501", EVERY, "http://192.168.1.5:8501", ""),
        ("http://[::1]:8501/cryo", "", "http://192.168.1.5:8501/cryo", ""),
        ("http://localhost:8501", "192.168.9.9", "http://192.168.9.9:8501", ""),
        ("", "", "http://192.168.1.5", ""),
        # else this machine's alone
        ("http://127.0.0.1:8501", "127.0.0.1", "http://127.0.0.1:8501", LISTENS_TO_ITSELF),
        ("http://localhost:8501/cryo", "::1", "http://localhost:8501/cryo", LISTENS_TO_ITSELF),
        (
            "http://ward-pc:8501",
            "127.0.0.1",
            "http://ward-pc:8501",
            LISTENS_TO_ITSELF,
        ),  # by its own name, but to itself
    ],
)
def test_links_begin_where_others_can_follow(page: str, listens_at: str, root: str, only_here: str):
    assert reachable(page, "", listens_at, MACHINE, NAMES) == Reachable(root=root, only_here=only_here)
    whole = reachable(page, "https://teaching.example.org/cryo", listens_at, MACHINE, NAMES)
    assert whole == Reachable(root="https://teaching.example.org/cryo")


@pytest.mark.parametrize("page", ["http://0.0.0.0:8501", "http://[::]:8501", "http://127.0.0.1:8501"])
def test_without_a_network_the_address_is_one_that_opens_here_and_that_is_known(page: str):
    assert reachable(page, "", EVERY, (), NAMES) == Reachable(root="http://127.0.0.1:8501", only_here=NO_NETWORK)


def test_an_address_set_to_this_machine_alone_is_known_as_such():
    assert reachable("http://x.org", "http://localhost:8501", "", MACHINE, NAMES).only_here == SET_TO_ITSELF


@pytest.mark.parametrize(
    ("text", "kept"), [("", ""), ("/", ""), ("teach", "/teach"), ("/teach/", "/teach"), (" /a-b/c.d~/ ", "/a-b/c.d~")]
)
def test_a_path_of_a_proxy_has_a_slash_before_it_and_none_behind(text: str, kept: str):
    assert checked_path(text) == kept
    assert checked_path(kept) == kept


@pytest.mark.parametrize("text", ["a b", "..", "/teach/../x", "a//b", "/x?y", "/x#y", "https://x.org/a", "/é"])
def test_a_path_that_leads_elsewhere_is_refused(text: str):
    with pytest.raises(ValueError, match="such as /teach"):
        checked_path(text)


def test_the_app_is_found_at_each_address_of_the_machine_with_its_port_and_path():
    assert at_each(MACHINE, "https://localhost:8501/cryo/") == (
        "https://192.168.1.5:8501/cryo",
        "https://[fd00::2]:8501/cryo",
    )
    assert at_each((), "http://localhost") == ()

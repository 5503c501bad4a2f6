"""The compose files: every path, command and setting in them is there, and no secret is."""

import re
from typing import Any

import click
import pytest

from cryoteach.cli import main
from cryoteach.known_settings import KNOWN
from tests.deploy.compose_files import DEPLOY, FILES, NAMES, OURS, SERVICES
from tests.deploy.containerfile import only, stages

SECRETS = re.compile(r"PASSWORD|SECRET|SEAL|STORE")
SEVERAL = FILES["compose.several.yaml"]["services"]
NGINX = {path.name: path.read_text("utf-8") for path in (DEPLOY / "nginx/cryoteach").iterdir()}
TEMPORARY = "/tmp"  # noqa: S108 - of a container
SETTINGS = {setting.name for setting in KNOWN}


def command_of(told: dict[str, Any]) -> list[str]:
    return told.get("command") or only(stages()[1], "CMD").as_list


@pytest.mark.parametrize("told", SERVICES.values(), ids=SERVICES)
def test_every_path_of_the_clone_is_there(told: dict[str, Any]):
    build = told.get("build", {"context": "..", "dockerfile": "deploy/Containerfile"})
    assert ((DEPLOY / build["context"]) / build["dockerfile"]).is_file()
    mounted = [volume.split(":")[0] for volume in told.get("volumes", []) if volume.startswith(".")]
    assert [path for path in mounted if not (DEPLOY / path).exists()] == []


@pytest.mark.parametrize("told", OURS.values(), ids=OURS)
def test_every_command_and_option_is_one_of_cryoteach(told: dict[str, Any]):
    verb, *words = command_of(told)
    options = {name for parameter in main.commands[verb].params for name in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= options
    main.commands[verb].make_context(verb, list(words), resilient_parsing=True)
    assert isinstance(main.commands[verb], click.Command)


@pytest.mark.parametrize("told", OURS.values(), ids=OURS)
def test_every_setting_is_known(told: dict[str, Any]):
    ours = [name for name in told["environment"] if name.startswith("CRYOTEACH_")]
    assert [name for name in ours if name not in SETTINGS] == []
    streamlit = {"STREAMLIT_SERVER_COOKIE_SECRET", "FORWARDED_ALLOW_IPS"}  # its server.cookieSecret; uvicorn's
    assert set(told["environment"]) - set(ours) == streamlit


@pytest.mark.parametrize("told", SERVICES.values(), ids=SERVICES)
def test_no_secret_is_shipped_and_none_may_be_left_out(told: dict[str, Any]):
    shown = re.compile(r"\$\{\w+:\?[^}]+\}")
    secret = {name: value for name, value in told.get("environment", {}).items() if SECRETS.search(name)}
    free = [name for name, value in secret.items() if not shown.search(value) and not value.startswith("sqlite:")]
    assert free == []


@pytest.mark.parametrize("name", NAMES)
def test_all_that_is_asked_for_is_named_at_the_head_of_the_file(name: str):
    text = (DEPLOY / name).read_text("utf-8")
    head = text[: text.index("\nname:")]
    assert set(re.findall(r"\$\{(\w+)", text)) == set(re.findall(r"^#   (\w+)=", head, re.MULTILINE))


@pytest.mark.parametrize("told", SERVICES.values(), ids=SERVICES)
def test_a_container_writes_only_where_it_is_told_and_is_reached_only_from_its_host(told: dict[str, Any]):
    assert told["read_only"] is True
    assert TEMPORARY in {mount.split(":")[0] for mount in told["tmpfs"]}
    assert [port for port in told.get("ports", []) if not port.startswith("127.0.0.1:")] == []
    assert told["image"] == "cryoteach" or re.fullmatch(r"[a-z]+:\d+\.\d+(\.\d+)?-[a-z]+", told["image"])


def test_nginx_passes_on_to_services_that_are_there():
    servers = re.findall(r"^upstream ct_(\w+)|^  server (\S+):(\d+)", NGINX["replicas.conf"], re.MULTILINE)
    verb, found = "", {}
    for upstream, host, port in servers:
        verb = upstream or verb
        if host:
            found[host] = verb.replace("waits", "rooms")  # two groups of the same
            assert command_of(SEVERAL[host])[-2:] == ["--port", port]
    assert found == {name: {"rooms": "rooms", "run": "notebook"}[command_of(told)[0]]
                     for name, told in SEVERAL.items() if told["image"] == "cryoteach"}  # fmt: skip


def test_only_the_proxy_is_believed_about_who_asks():
    address = SEVERAL["proxy"]["networks"]["inside"]["ipv4_address"]
    ours = [told for told in SEVERAL.values() if told["image"] == "cryoteach"]
    assert {told["environment"]["FORWARDED_ALLOW_IPS"] for told in ours} == {address}
    (inside,) = FILES["compose.several.yaml"]["networks"]["inside"]["ipam"]["config"]
    assert re.findall(r"^set_real_ip_from (\S+);", NGINX["listen.conf"], re.MULTILINE) == [inside["gateway"]]
    addresses = [told["networks"]["inside"]["ipv4_address"] for told in SEVERAL.values()]
    assert len(set(addresses)) == len(addresses)


def test_the_proxy_listens_where_its_port_is_published():
    assert SEVERAL["proxy"]["ports"] == [f"127.0.0.1:8080:{port}" for port in
                                         re.findall(r"^listen (\d+);", NGINX["listen.conf"], re.MULTILINE)]  # fmt: skip

"""The files for proxies: nginx takes its own as they are shipped, and all three send alike."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from cryoteach.web.room.routes import FILES, room_routes
from cryoteach.web.room.site import Site
from cryoteach.wiring.rooms import rooms
from streamlit_app import CONTENTS, address, files
from tests.conftest import ROOT
from tests.rooms.replicas.nginx import SHIPPED, nginx

DEPLOY = ROOT / "deploy"
SERVER = (SHIPPED / "cryoteach/server.conf").read_text("utf-8")
LOCATIONS = dict(re.findall(r'^  location ~ "(.+?)" \{\n    proxy_pass http://(\w+);', SERVER, re.MULTILINE))
CADDY = (DEPLOY / "Caddyfile").read_text("utf-8")
TRAEFIK = yaml.safe_load((DEPLOY / "traefik.yaml").read_text("utf-8"))["http"]
ALL_ROOMS = list(LOCATIONS)[-1]


def goes_to(path: str) -> str:
    return next((upstream for shape, upstream in LOCATIONS.items() if re.search(shape, path)), "ct_notebook")


def test_nginx_takes_the_files_as_they_are_shipped(tmp_path: Path):
    shutil.copytree(SHIPPED, tmp_path, dirs_exist_ok=True)
    replicas = tmp_path / "cryoteach/replicas.conf"  # names that only the network of the containers knows
    replicas.write_text(re.sub(r"(rooms|notebook)-\d", "127.0.0.1", replicas.read_text()))
    done = subprocess.run(
        [nginx(), "-t", "-p", f"{tmp_path}/", "-c", tmp_path / "nginx.conf", "-e", "stderr"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr.replace("worker_connections exceed open file resource limit", "")


def test_every_address_of_a_room_goes_to_the_rooms_and_no_other():
    paths = [route.path.replace("{code}", "K7M4QX").replace("{secret}", "x" * 32) for route in room_routes(Site(rooms))]
    paths += [f"/{file.path}" for file in FILES]
    assert [path for path in paths if goes_to(path) not in {"ct_rooms", "ct_waits"}] == []
    assert {path.rpartition("/")[2] for path in paths if goes_to(path) == "ct_waits"} == {"wait"}
    assert [path for path in paths if path.endswith("/wait") and goes_to(path) != "ct_waits"] == []
    chapters = [f"/{address(name)}" for part in CONTENTS.values() for name in part]
    others = [*chapters, *(f"/{file.path}" for file in files), "/_stcore/stream", "/media/x", "/_stcore/upload_file/x"]
    assert [path for path in others if goes_to(path) != "ct_notebook"] == []


def test_only_a_vote_may_be_sent_a_second_time():
    blocks = re.findall(
        r"location ([^{]+)\{([^}]+)\}", re.sub(r'"[^"]*"', lambda text: text[0].replace("{", "("), SERVER)
    )
    twice = [where.strip() for where, told in blocks if "non_idempotent" in told]
    assert twice == ['~ "^/r/[^/]+/vote$"']
    assert next(iter(LOCATIONS)) == "^/r/[^/]+/vote$"  # nginx takes the first that fits
    assert re.findall(r"path_regexp\('([^']+)'\)", CADDY) == ["^/r/[^/]+/vote$"]


def test_all_three_proxies_send_the_same_addresses_to_the_rooms():
    assert re.search(r"@rooms path_regexp (\S+)", CADDY)[1] == ALL_ROOMS
    assert TRAEFIK["routers"]["rooms"]["rule"] == f"PathRegexp(`{ALL_ROOMS}`)"
    groups = re.findall(r"^upstream (\w+) \{([^}]+)", (SHIPPED / "cryoteach/replicas.conf").read_text(), re.MULTILINE)
    of = {name: re.findall(r"server (\S+:\d+)", told) for name, told in groups}
    assert of["ct_waits"] == of["ct_rooms"]
    replicas = of["ct_rooms"] + of["ct_notebook"]
    assert re.findall(r"[a-z]+-\d:\d+", CADDY) == replicas
    assert [one["url"] for told in TRAEFIK["services"].values() for one in told["loadBalancer"]["servers"]] == [
        f"http://{replica}" for replica in replicas
    ]


@pytest.mark.parametrize("text", [SERVER, (SHIPPED / "nginx.conf").read_text("utf-8")], ids=["server", "nginx"])
def test_no_log_of_nginx_names_an_address_or_a_path(text: str):
    """A path holds the code of a room, the secret of a trainer, or the token of a phone without cookies."""
    formats = re.findall(r"log_format \w+ '([^']+)'", text)
    assert [name for line in formats for name in re.findall(r"\$\w+", line) if "remote" in name or "ur" in name] in (
        [], ["$upstream_addr"]
    )  # fmt: skip
    assert all(level == "crit" for level in re.findall(r"^error_log stderr (\w+);", text, re.MULTILINE))


def test_the_cookie_and_the_wait_are_alike():
    assert "proxy_read_timeout 30s" in SERVER
    assert "response_header_timeout 30s" in CADDY
    assert TRAEFIK["serversTransports"]["patient"]["forwardingTimeouts"]["responseHeaderTimeout"] == "30s"
    cookie = TRAEFIK["services"]["notebook"]["loadBalancer"]["sticky"]["cookie"]
    assert cookie == {"name": "ct_route", "secure": True, "httpOnly": True, "sameSite": "lax"}
    assert "lb_policy cookie ct_route" in CADDY

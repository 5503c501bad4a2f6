"""The compose files, read."""

from typing import Any

import yaml

from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"
NAMES = ["compose.yaml", "compose.several.yaml"]
FILES: dict[str, dict[str, Any]] = {name: yaml.safe_load((DEPLOY / name).read_text("utf-8")) for name in NAMES}
SERVICES = {f"{name}: {one}": told for name, file in FILES.items() for one, told in file["services"].items()}
OURS = {name: told for name, told in SERVICES.items() if told["image"] == "cryoteach"}

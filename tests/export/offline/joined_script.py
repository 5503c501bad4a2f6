"""Runs the very script of an offline file in node, and asks it what a test wants to know."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from cryoteach.export.offline.joined import name_of
from cryoteach.export.offline.page import START
from tests.conftest import ROOT, missing

MODULE = re.compile(r"\$(\w+)")
PROOF = MODULE.sub(
    lambda found: name_of(Path(found[1])), (ROOT / "tests/javascript/offline_proof.js").read_text("utf-8")
)
"""It names modules as their files are called; here by what they are called in the joined script."""
IN_NODE = """(() => {
const { script, proof, file, asked } = JSON.parse(require("node:fs").readFileSync(0, "utf-8"));
const vm = require("node:vm");
vm.runInThisContext(script);
const ask = vm.runInThisContext(`(() => { ${proof}; return _ask; })()`);
const known = JSON.parse(file);
process.stdout.write(JSON.stringify(asked.map((one) => ask(known, one))));
})();
"""


def script_of(html: str) -> str:
    """The script of the file, without the line that starts the page."""
    return re.findall(r"<script>(.*?)</script>", html, re.DOTALL)[0].removesuffix(START)


def file_of(html: str) -> str:
    """The data of the file, as the page reads it."""
    return re.findall(r'<script type="application/json" id="file">(.*?)</script>', html, re.DOTALL)[0]


def ask_node(script: str, file: str, *asked: list[Any]) -> list[Any]:
    """Have node answer all that is asked, by this script and this data."""
    return json.loads(node_says(script, file, *asked))


def node_says(script: str, file: str, *asked: list[Any]) -> str:
    """The same as node writes it."""
    node = shutil.which("node") or missing("node")
    given = json.dumps({"script": script, "proof": PROOF, "file": file, "asked": asked})
    done = subprocess.run(
        [node, "-e", IN_NODE], input=given, capture_output=True, text=True, encoding="utf-8", check=False, cwd=Path("/")
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout

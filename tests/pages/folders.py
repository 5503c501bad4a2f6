"""A copy of everything that clinicians and trainers write, to be spoilt by a test."""

import shutil
from pathlib import Path

from tests.conftest import ROOT

# One text for each way that text of others could run, or fetch something, in a browser.
BEACON = "beacon.invalid"
HOSTILE = (
    f"<script>alert(1)</script> <img src=x onerror=alert(2)> ![x](http://{BEACON}/x.png) [a](javascript:alert(3))",
    f'<a href="javascript:alert(4)">b</a> <iframe src="http://{BEACON}/y"></iframe> <svg onload=alert(5)> www.{BEACON}',
    f"[c](http://{BEACON}/z) **g** :red[d] :material/home: $e$ `f` <style>@import url(//{BEACON})</style> ]( &lt;b&gt;",
)


class Folders:
    """The two folders, copied.

    Args:
        above: where to copy them to.
    """

    def __init__(self, above: Path) -> None:
        self.content = Path(shutil.copytree(ROOT / "cryoteach/content", above / "content"))
        self.scenarios = Path(shutil.copytree(ROOT / "scenarios", above / "scenarios"))

    @property
    def environment(self) -> dict[str, str]:
        """What points the app here."""
        return {"CRYOTEACH_CONTENT": str(self.content), "CRYOTEACH_SCENARIOS": str(self.scenarios)}

    def change(self, path: str, before: str, after: str) -> None:
        """Change a text of a file, where it stands first."""
        file = self.content / path
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after, 1), encoding="utf-8")

    def make_hostile(self) -> None:
        """Put the hostile texts wherever a trainer or clinician may write a text that is shown."""
        script, link, markup = HOSTILE
        few, strict, preset = "criteria/few-lesions.yaml", "profiles/strict.yaml", "presets/seven-small.yaml"
        self.change(few, "title: Few tumours", f"title: {quoted(f'Few tumours {markup}')}")
        self.change(few, "why: >-\n", f"why: >-\n  {' '.join(HOSTILE)}\n")
        self.change(few, "leaflet_says: >-\n", f"leaflet_says: >-\n  {' '.join(HOSTILE)}\n")
        self.change(few, "leaflet_place: ", f"leaflet_place: {link} #")
        for status in ("met", "not_met", "cannot_tell"):
            self.change(few, f'  {status}: "', f"  {status}: {quoted(' '.join(HOSTILE) + ' {value} {edge} {tag}')} # ")
        self.change(strict, "title: A strict reading", f"title: {quoted(f'Strict {script}'[:120])}")
        self.change(strict, "reviewer: not yet reviewed by a clinician", f"reviewer: {quoted(f'{script} {link}')}")
        self.change(strict, "    note: ", f"    note: {quoted(' '.join(HOSTILE))} # ")
        self.change(preset, "title: ", f"title: {quoted(markup[:80])} # ")
        (self.scenarios / "hostile.yaml").write_text(hostile_case(), encoding="utf-8")


def hostile_case() -> str:
    """Write a case that is well-formed and means harm."""
    script, link, markup = (quoted(text) for text in HOSTILE)
    title, stage, note = (quoted(f"{name} {text}"[:160]) for name, text in zip("TSN", HOSTILE, strict=True))
    return f"""id: hostile
title: {title}
level: core
objectives: [LO2]
misconceptions: [M4]
author: {stage}
licence: {note}
review: {{reviewer: {stage}, date: 2026-11-23}}
profile: strict
vignette: {quoted(" ".join(HOSTILE))}
stages:
  - label: {stage}
    story: {link}
    findings: {{lesion_count: 4}}
    question: {{kind: verdict, prompt: {note}}}
    note: {script}
  - label: {note}
    story: {markup}
    findings: {{largest_diameter_cm: 1.5}}
    note: {link}
teaching_point: {markup}
debrief: [{title}, {note}]
"""


def quoted(text: str) -> str:
    """Quote a text for YAML."""
    return "'" + text.replace("'", "''") + "'"

"""Somebody on a page of the app, without a browser: Streamlit's own AppTest, with hands for our controls."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any, Self

from streamlit.testing.v1 import AppTest

from cryoteach.domain.assessment import Assessment, assess
from cryoteach.domain.content import Content
from cryoteach.domain.patient import Person, Value
from cryoteach.wiring import content

ROOT = Path(__file__).parents[2]
APP = ROOT / "streamlit_app.py"
PAGES = {path.stem: path for path in sorted((ROOT / "cryoteach/pages").glob("[!_]*.py"))}
PATIENCE_S = 120  # two shared cores are slow at times
UNKNOWN = "not known"


class Visitor:
    """A visit: ``Visitor().to("one_person", lesion_count="7")``.

    Args:
        open_gates: whether every gate that is ever shown stands open; a closed one sends nothing to the browser.
    """

    def __init__(self, *, open_gates: bool = False) -> None:
        self.test = AppTest.from_file(APP, default_timeout=PATIENCE_S)
        if open_gates:
            for name in content().criteria:
                self.test.session_state[f"gate_{name}"] = True
        self.test.run()

    def to(self, page: str, **parts: str) -> Self:
        """Turn to a page, by its file's name, with the parts of a link."""
        self.test.query_params.clear()
        self.test.query_params.update(parts)
        self.test.switch_page(str(PAGES[page]))
        self.test.run()
        return self

    @property
    def address(self) -> dict[str, str]:
        """The parts of the address, as they stand."""
        return {name: value[-1] if isinstance(value, list) else value for name, value in self._parts().items()}

    def _parts(self) -> Mapping[str, str | list[str]]:
        return dict(self.test.query_params)

    @property
    def person(self) -> Person:
        """The person that the controls show."""
        numbers = {name: self._typed(name) for name in ("lesion_count", "largest_diameter_cm", "doubling_time_days")}
        choices = {name: self.test.selectbox(name).value for name in ("chemotherapy_response", "extrahepatic_disease")}
        fitness = self.test.button_group("performance_status").value
        known = {**numbers, **choices, "performance_status": fitness}
        return Person.model_validate({name: None if value == UNKNOWN else value for name, value in known.items()})

    def _typed(self, name: str) -> Value | None:
        return None if self.test.checkbox(f"{name}_unknown").value else self.test.number_input(f"{name}_typed").value

    @property
    def assessment(self) -> Assessment:
        """What the engine says about the person and the set of limits on screen."""
        return assess(self.person, content().profiles[self.test.selectbox("profile_choice").value])

    def set(self, **values: Value | None) -> Self:
        """Set findings one by one, each with its own control; None ticks "not known"."""
        for name, value in values.items():
            self._control(name, value)
            self.test.run()
        return self

    def _control(self, name: str, value: Value | None) -> None:
        if name in {"chemotherapy_response", "extrahepatic_disease"}:
            self.test.selectbox(name).set_value(UNKNOWN if value is None else value)
        elif name == "performance_status":
            self.test.button_group(name).set_value(UNKNOWN if value is None else value)
        elif value is None:
            self.test.checkbox(f"{name}_unknown").check()
        else:
            if self.test.checkbox(f"{name}_unknown").value:
                self.test.checkbox(f"{name}_unknown").uncheck().run()
            self.test.number_input(f"{name}_typed").set_value(value)

    def choose(self, key: str, option: object) -> Self:
        """Choose in a list or among buttons."""
        if any(box.key == key for box in self.test.selectbox):
            self.test.selectbox(key).set_value(option)
        else:
            self.test.button_group(key).set_value(option)
        self.test.run()
        return self

    def html(self, part: str) -> str:
        """The one piece of HTML on the page that holds this text."""
        found = [body for body in self.bodies() if part in body]
        assert len(found) == 1, f"{part!r} is in {len(found)} pieces of HTML"
        return found[0]

    def bodies(self) -> list[str]:
        """Every piece of HTML on the page, the style sheet apart."""
        return [element.value for element in self.test.get("html") if not element.value.startswith("<style>")]

    @property
    def verdict(self) -> str:
        """The line that stays in sight."""
        return words(self.html('class="ct-verdict'))

    @property
    def notices(self) -> list[str]:
        """What the page refused of the link."""
        boxes = [body for body in self.bodies() if 'class="ct-notice' in body]
        return [unescape(item) for body in boxes for item in re.findall(r"<li>(.*?)</li>", body)]

    @property
    def announced(self) -> str:
        """What a screen reader is told."""
        return json.loads(self._component("cryoteach_live")[0].bytes)["text"]

    @property
    def charts(self) -> dict[str, dict[str, Any]]:
        """What the charts are sent, by their keys."""
        sent = [json.loads(component.bytes) for component in self._component("cryoteach_chart")]
        return {post["key"]: post for post in sent}

    def _component(self, name: str) -> list[Any]:
        every = [element.proto for element in self.test.get("bidi_component")]
        return [proto for proto in every if proto.component_name == name]

    def everything(self) -> str:
        """Every text that is sent to the browser, whatever carries it."""
        return "\n".join(text for node in _below(self.test._tree) for text in _texts(getattr(node, "proto", None)))


def words(html: str) -> str:
    """The words of a piece of HTML."""
    return unescape(re.sub(r"<[^>]*>", "", html)).strip()


def first_preset(everything: Content) -> Person:
    """The person shown to whoever comes without a link."""
    return next(iter(everything.presets.values())).person


def _below(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _below(child)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield "" if value.startswith("<style>") else value
    elif isinstance(value, bytes):
        yield value.decode(errors="replace")
    elif hasattr(value, "ListFields"):
        for field, inner in value.ListFields():
            yield from () if field.name == "js_content" else _texts(inner)
    elif hasattr(value, "__iter__"):
        for inner in value:
            yield from _texts(inner)

"""Somebody on a page of the app, without a browser: Streamlit's own AppTest, with hands for our controls.

AppTest does not know our own parts (the controls of a number, the charts); this says for them what the browser would.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Any, Self

from streamlit.components.v2 import manifest_scanner
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from cryoteach.domain.content import Content
from cryoteach.domain.rules.assessment import Assessment, assess
from cryoteach.domain.rules.patient import SCALES, Choice, Person, Quantity, Value
from cryoteach.wiring import content
from tests.conftest import ROOT

APP = ROOT / "streamlit_app.py"
PAGES = {path.stem: path for path in sorted((ROOT / "cryoteach/pages").glob("[!_]*.py"))}
PATIENCE_S = 120  # two shared cores are slow at times
UNKNOWN = "not known"
CALM = "Something went wrong on our side"

# What is installed does not change while we test: Streamlit looks through all of it once, not for every visitor.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


class Visitor:
    """A visit: ``Visitor().to("one_person", lesion_count="7")``."""

    def __init__(self) -> None:
        self.test = AppTest.from_file(APP, default_timeout=PATIENCE_S)
        self._moved: dict[str, WidgetState] = {}
        self._turns = 0
        self.test.run()

    def to(self, page: str, **parts: str) -> Self:
        """Turn to a page, by its file's name, with the parts of a link."""
        self.test.query_params.clear()
        self.test.query_params.update(parts)
        self.test.switch_page(str(PAGES[page]))
        self._moved.clear()
        return self.run()

    def run(self, *clicks: WidgetState) -> Self:
        """Run the page again with everything that was set; it must come up."""
        tree = self.test._tree
        said = tree.get_widget_states()
        said.widgets.extend([*self._moved.values(), *clicks])
        tree.get_widget_states = lambda: said
        self.test.run()
        assert not self.test.exception
        assert CALM not in "".join(self.bodies)
        return self

    @property
    def address(self) -> dict[str, str]:
        """The parts of the address, as they stand."""
        parts = dict(self.test.query_params).items()
        return {name: value[-1] if isinstance(value, list) else value for name, value in parts}

    @property
    def person(self) -> Person:
        """The person that the controls show."""
        parts = self.sent("cryoteach_quantity").items()
        numbers = {key.removesuffix("_quantity"): post["value"] for key, post in parts}
        choices = {name: self.test.selectbox(name).value for name, s in SCALES.items() if isinstance(s, Choice)}
        known = {**numbers, **choices, "performance_status": self.test.button_group("performance_status").value}
        return Person.model_validate({name: None if value == UNKNOWN else value for name, value in known.items()})

    @property
    def assessment(self) -> Assessment:
        """What the engine says about the person and the set of limits on screen."""
        return assess(self.person, content().rules.profiles[self.test.selectbox("profile_choice").value])

    def set(self, **values: Value | None) -> Self:
        """Set findings one by one, each with its own control; None is "not known"."""
        for name, value in values.items():
            if f"{name}_quantity" in self.sent("cryoteach_quantity"):
                self.move(name, value)
            else:
                self.choose(name, UNKNOWN if value is None else value)
        return self

    def move(self, name: str, value: object) -> Self:
        """Move the control of a number and let it come to rest, as the hand in the browser says it."""
        return self._hand_moves({name: value})

    def dial(self, key: str, value: int, *, settled: bool = True) -> Self:
        """Move the dial of any other number and, as a rule, let it come to rest."""
        self._turns += 1
        moved = {"moved": {"value": value, "settled": settled, "turn": self._turns}}
        self._moved[key] = WidgetState(id=self._parts("cryoteach_quantity")[key].id, json_value=json.dumps(moved))
        return self.run()

    def click_map(self, **place: object) -> Self:
        """Click on the limit map: the browser has found the values that lie there."""
        return self._hand_moves(place)

    def _hand_moves(self, values: dict[str, object]) -> Self:
        self._turns += 1
        moved = {"moved": {"values": values, "turn": self._turns}}
        self._moved["hand"] = WidgetState(
            id=self._parts("cryoteach_hand")["listen_for_moves"].id, json_value=json.dumps(moved)
        )
        return self.run()

    def tap(self, key: str, x: float, y: float) -> Self:
        """Tap a chart at a place on its two axes."""
        return self.tell("cryoteach_chart", key, "click", {"x": x, "y": y})

    def tap_sentence(self, place: int) -> Self:
        """Tap a sentence of the letter, by its place counted from 0."""
        return self.tell("cryoteach_letter", "letter", "tapped", place)

    def tell(self, name: str, key: str, event: str, value: object) -> Self:
        """Have a part of this kind say that something happened once."""
        part = _make_trigger_id(self._parts(name)[key].id, "events")
        return self.run(WidgetState(id=part, json_trigger_value=json.dumps([{"event": event, "value": value}])))

    def press_in(self, key: str, value: str) -> Self:
        """Press a button of a picture that we drew ourselves."""
        said = [{"event": "pressed", "value": value}]
        part = _make_trigger_id(self._parts("cryoteach_picture")[key].id, "events")
        return self.run(WidgetState(id=part, json_trigger_value=json.dumps(said)))

    def choose(self, key: str, option: object) -> Self:
        """Choose in a list or among buttons."""
        boxes = {box.key: box for box in (*self.test.selectbox, *self.test.button_group, *self.test.radio)}
        boxes[key].set_value(option)
        return self.run()

    def press(self, key: str) -> Self:
        """Press a button."""
        self.test.button(key).click()
        return self.run()

    def html(self, part: str) -> str:
        """The one piece of HTML on the page that holds this text."""
        found = [body for body in self.bodies if part in body]
        assert len(found) == 1, f"{part!r} is in {len(found)} pieces of HTML"
        return found[0]

    @property
    def bodies(self) -> list[str]:
        """Every piece of HTML on the page, the style sheet apart."""
        fixed = [element.value for element in self.test.get("html") if not element.value.startswith("<style>")]
        parts = (*self.sent("cryoteach_wording").values(), *self.sent("cryoteach_picture").values())
        return [*fixed, *(post["html"] for post in parts)]

    @property
    def verdict(self) -> str:
        """The line that stays in sight."""
        return words(self.html('class="ct-verdict'))

    @property
    def gates(self) -> dict[str, str]:
        """The titles of the gates, by the id of their condition."""
        return {
            gate["id"]: f"{gate['name']}: {gate['says']}" for gate in self.sent("cryoteach_gates")["gates"]["gates"]
        }

    @property
    def open_gates(self) -> dict[str, str]:
        """What the gates show when they are open, by the id of their condition."""
        sent = self.sent("cryoteach_gates").values()
        return {gate["id"]: gate["inside"] for post in sent for gate in post["gates"]}

    @property
    def notices(self) -> list[str]:
        """What the page refused of the link."""
        boxes = [body for body in self.bodies if 'class="ct-notice' in body]
        return [unescape(item) for body in boxes for item in re.findall(r"<li>(.*?)</li>", body)]

    @property
    def announced(self) -> str:
        """What a screen reader is told."""
        return self.sent("cryoteach_live")["announcement"]["text"]

    @property
    def charts(self) -> dict[str, Any]:
        """What the charts are sent, by their keys."""
        return self.sent("cryoteach_chart")

    def sent(self, name: str) -> dict[str, Any]:
        """What the parts of this kind are told, by their keys."""
        return {key: json.loads(proto.bytes) for key, proto in self._parts(name).items()}

    def _parts(self, name: str) -> dict[str, Any]:
        every = self.test.get("bidi_component")
        return {element.key: element.proto for element in every if element.proto.component_name == name}

    @property
    def everything(self) -> str:
        """Every text that is sent to the browser, whatever carries it."""
        return "\n".join(text for node in _below(self.test._tree) for text in _texts(getattr(node, "proto", None)))


def words(html: str) -> str:
    """The words of a piece of HTML."""
    return unescape(re.sub(r"<[^>]*>", "", html)).strip()


def first_preset(everything: Content) -> Person:
    """The person shown to whoever comes without a link."""
    return next(iter(everything.rules.presets.values())).person


def legal_values(name: str) -> list[Value]:
    """Every value that a finding can have."""
    scale = SCALES[name]
    return [scale.checked(x) for x in scale.grid().tolist()] if isinstance(scale, Quantity) else list(scale.options)


def _below(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _below(child)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield "" if value.startswith("<style>") else value
    elif isinstance(value, bytes):
        yield value.decode(errors="replace")
    else:
        for inner in _inside(value):
            yield from _texts(inner)


def _inside(value: Any) -> list[Any]:
    if hasattr(value, "ListFields"):
        return [inner for field, inner in value.ListFields() if field.name != "js_content"]
    return list(value) if hasattr(value, "__iter__") else []

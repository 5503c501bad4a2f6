"""Chapter 1's question to whoever has guessed on Start: which gate stops most, if it is the only one asked?"""

from html import escape

from streamlit import html

from cryoteach.domain.content import Content
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import THOUSAND
from cryoteach.domain.rules.all_rules import Rules
from cryoteach.domain.rules.scales import Choice
from cryoteach.domain.rules.terms import Tag
from cryoteach.person_view.tag_label import tag_label
from cryoteach.widgets.frame.predict import ask_choice
from cryoteach.widgets.start.model_result import first_thousand

NAME = "most_stopped"
ASKED = "If it were the only one asked, which gate would stop most people?"


def most_stopped(rules: Rules) -> Choice:
    """The question as the address knows it: each condition of the first set of limits is an answer."""
    conditions = rules.first_profile.conditions if rules.first_profile else ()
    options = {condition.id: condition.criterion.title for condition in conditions}
    return Choice(name=NAME, label="gate that stops most", term="", options=options)


def ask_most_stopped(content: Content) -> None:
    """Ask, and then show all of them."""
    html("<h2>Which gate stops most?</h2>")
    if ask_choice(most_stopped(content.rules), ASKED, then="most_stopped"):
        all_alone(content)


def all_alone(content: Content) -> None:
    """Show how many each gate stops if it is the only one asked."""
    people = first_thousand(content)
    if people is None:
        return
    alone = sorted(people.thousand.alone().items(), key=lambda each: -each[1])
    titles = {name: criterion.title for name, criterion in content.rules.criteria.items()}
    rows = "".join(f"<tr><td>{escape(titles[name])}</td><td>{many:,}</td></tr>" for name, many in alone)
    most, many = alone[0]
    head = f"<tr><th>gate, asked alone</th><th>stopped, of {THOUSAND:,}</th></tr>"
    html(
        f"<p><strong>{escape(titles[most])} stops most: {many:,} of {THOUSAND:,}.</strong> "
        f"But {_several(people.thousand):,} fail more than one, so no single gate does the work.</p>"
        f'<div class="ct-table"><table><thead>{head}</thead><tbody>{rows}</tbody></table></div>'
        f'<p class="ct-small">{tag_label(Tag.MODEL_OUTPUT)}, invented people.</p>'
    )


def _several(ledger: Ledger) -> int:
    return ledger.outside - sum(ledger.singles_and_pairs()[(name,)] for name in ledger.conditions)

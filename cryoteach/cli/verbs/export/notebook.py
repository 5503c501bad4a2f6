"""`cryoteach export notebook`: a case, or invented people, as a Jupyter notebook that runs."""

import click

from cryoteach.cli.inventing import cohort_parameters, read_people_number, read_preset, read_seed
from cryoteach.cli.reading import content, read_profile
from cryoteach.cli.verb import Refusal, Verb, complain, json_option, option
from cryoteach.cli.verbs.export.choosing import address_option, reached, read_case
from cryoteach.cli.verbs.export.writing import STREAMS, export_out, write_product
from cryoteach.domain.cases.case import Case
from cryoteach.domain.rules.profiles import Profile
from cryoteach.export.app_link import people_link, person_link
from cryoteach.export.notebook.people import Invented
from cryoteach.export.notebook.written import notebook_of_people, notebook_of_person
from cryoteach.library.files.targets import Target

EXAMPLES = """\b
Examples:
  cryoteach export notebook --out people.ipynb
  cryoteach export notebook --out people.ipynb --people 100000 --seed 7 --profile relaxed
  cryoteach export notebook --out mei.ipynb --case mei-ferry --json
"""


@click.command("notebook", cls=Verb, streams=STREAMS, short_help="A notebook that runs in Jupyter.", epilog=EXAMPLES)
@export_out
@option("--case", "ID", read_case, "the case to take along; without one, invented people")
@option("--profile", "ID", read_profile, "the set of limits; else that of the case, or the leaflet's")
@option("--people", "N", read_people_number, "how many people to invent; else 100000")
@option("--seed", "S", read_seed, "which people: any whole number; else 1")
@option("--preset", "P", read_preset, "the mix of people; else central")
@address_option
@json_option
def command(
    *, out: Target, case: Case | None, profile: Profile | None, people: int | None, seed: int | None,
    preset: str | None, address: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Write a Jupyter notebook of a case or of invented people: verdicts, charts and prose, to be changed and run."""
    if case and (people, seed, preset) != (None, None, None):
        complain([Refusal("--case takes one person along; --people, --seed and --preset invent others: give one kind")])
    limits = profile or read_profile(case.profile if case else "leaflet")
    root = reached(address)
    if case:
        text = notebook_of_person(
            case.person, limits, content(), case=case, link=person_link(root, case.person, limits, case.id)
        )
    else:
        cohort_parameters()
        asked = Invented(people=people or 100_000, seed=1 if seed is None else seed, preset=preset or "central")
        text = notebook_of_people(asked, limits, content(), link=people_link(root, asked.preset, limits))
    write_product("notebook", text, out, [limits], as_json=as_json, cases=[case.id] if case else [])

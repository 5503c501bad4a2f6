"""Makes the planner's table anew: ``python -m cryoteach.cli.verbs.ice_planner > planner.yaml``, for content/iceball/.

It takes about an hour; the table is shipped, so nobody has to wait for it.
"""

import sys
from itertools import product

import click
import numpy as np

from cryoteach.cli.ending import EndsInWords
from cryoteach.domain.iceball.planner import LENGTHS, LONGEST, RADII, PlannerRow, Target, best
from cryoteach.domain.iceball.result import COVERED, ICE, LETHAL
from cryoteach.domain.iceball.settings import IceSettings
from cryoteach.domain.iceball.simulation import FULL
from cryoteach.library.content.iceball import load_settings
from cryoteach.settings import settings

TARGETS = tuple(float(radius) for radius in np.arange(7.5, 40.1, 2.5))
"""Half of every tumour from 5 to 60 mm, with a margin of 5 or of 10."""
MOST = 9


@click.command(cls=EndsInWords, help=__doc__)
def command() -> None:
    """Search every target under every blood flow, and print the table."""
    found = load_settings(settings().content / "iceball")
    for line in _head(found):
        click.echo(line)
    for flow, threshold, radius in product(found.flows, (LETHAL, ICE), TARGETS):
        target = Target(flow=flow, threshold=threshold, radius=radius)
        row = best(found, target, MOST, lambda text: click.echo(text, err=True))
        if row is not None:
            click.echo(_line(row))
        sys.stdout.flush()


def _head(found: IceSettings) -> list[str]:
    protocol = found.protocol()
    made = {
        "model": found.model,
        "step": FULL.step,
        "width": found.needles.width.value,
        "cooling": found.needles.cooling.value,
        "minutes": f"{protocol.freeze:g}-{protocol.thaw:g}-{protocol.again:g}",
        "covered": COVERED,
        "rings": f"{min(RADII):g} to {max(RADII):g} mm",
        "lengths": ", ".join(f"{length:g}" for length in LENGTHS) + "; where these fail " + f"{LONGEST[0]:g}",
        "most_needles": MOST,
    }
    head = [
        "# Made by python -m cryoteach.cli.verbs.ice_planner; never edited by hand. Better layouts may exist.",
        "made_with:",
    ]
    return [*head, *(f"  {name}: {value}" for name, value in made.items()), "rows:"]


def _line(row: PlannerRow) -> str:
    fields = ", ".join(f"{name}: {'null' if value is None else value}" for name, value in row.model_dump().items())
    return f"  - {{{fields}}}"


if __name__ == "__main__":
    command()

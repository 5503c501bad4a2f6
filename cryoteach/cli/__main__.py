"""Runs the command: ``python -m cryoteach.cli``."""

from cryoteach.cli import main

main(prog_name="cryoteach")

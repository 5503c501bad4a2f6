"""Kinds of local treatment that must never be taken for one another: a number for heat is none for cold."""

from enum import StrEnum


class Treatment(StrEnum):
    """What a number was read about; ABLATION is a source that speaks of cold and heat together."""

    COLD = "cold"
    HEAT = "heat"
    RAYS = "rays"
    ABLATION = "cold or heat"

"""Answer cards for a room without any network: a letter, a shape and a certainty each, and a sheet to tally them on."""

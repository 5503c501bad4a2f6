"""The projector of a tutorial room: one idea at a time, large enough for the last row."""

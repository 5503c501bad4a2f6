"""Charts of the ice-ball lab."""

"""Charts of one person against a set of limits."""

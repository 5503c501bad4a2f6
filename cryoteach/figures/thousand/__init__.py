"""Charts of a thousand people."""

"""The log of a server: one line for each thing that happened, as text or as JSON, and nobody's data in it."""

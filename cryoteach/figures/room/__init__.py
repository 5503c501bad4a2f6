"""Charts of a tutorial room: how it voted, and who moved between two votes."""

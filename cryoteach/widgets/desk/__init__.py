"""The case desk, where a trainer writes a case."""

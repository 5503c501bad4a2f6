"""Files as such: YAML read safely, documents checked, and files written whole or not at all."""

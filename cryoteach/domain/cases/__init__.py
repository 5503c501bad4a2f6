"""A teaching case: its format, its stages, its questions and keys, and how a link carries it."""

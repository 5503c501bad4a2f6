"""The evidence registry, and what others can check about us."""

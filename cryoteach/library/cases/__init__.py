"""Reads and writes cases: YAML, tables, zips and links; from scenarios/ or from a trainer."""

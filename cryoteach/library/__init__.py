"""Reads content/, scenarios/ and tables of people into domain models; every problem of a file at once."""

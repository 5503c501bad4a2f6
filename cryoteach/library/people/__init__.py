"""Reads and writes tables of people."""

"""Reads the content/ folder, which clinicians own."""

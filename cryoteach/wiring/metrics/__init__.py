"""Figures of this process for whoever watches over it; no figure is about a person or a room."""

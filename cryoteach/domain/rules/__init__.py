"""The limits of the leaflet as rules: one person, the conditions, the verdict and what would change it."""

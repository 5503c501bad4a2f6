"""Charts of what was read: harms, roads, operated people, one measured fact."""

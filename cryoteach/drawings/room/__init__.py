"""Pictures of the tutorial room: SVG with attributes only, since its pages forbid inline styles."""

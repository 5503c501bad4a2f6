"""The charts: one a file. Domain objects in, a plain Plotly figure out.

Each module opens with the question its chart answers and offers ``figure``, ``table`` (the same facts as rows) and
``example`` (for the gallery: ``python -m cryoteach.figures``).
"""

from cryoteach.figures import limit_map, margins

__all__ = ["GALLERY", "limit_map", "margins"]

GALLERY = {"limit-map": limit_map, "margins": margins}

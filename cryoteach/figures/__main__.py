"""Write every chart's example into one HTML file: ``python -m cryoteach.figures [gallery.html]``."""

import sys
from pathlib import Path

from cryoteach.figures import GALLERY

if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "gallery.html")
    parts = [
        f"<h2>{name}</h2>{module.example().to_html(full_html=False, include_plotlyjs=(number == 0))}"
        for number, (name, module) in enumerate(GALLERY.items())
    ]
    target.write_text(f"<!doctype html><meta charset='utf-8'><title>CryoTeach charts</title>{''.join(parts)}", "utf-8")
    sys.stdout.write(f"{len(GALLERY)} charts written to {target}\n")

"""Pictures of our own, drawn on the server as SVG: one picture a file; the browser only moves what stands there."""

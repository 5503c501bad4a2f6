"""Pictures of our own, drawn on the server as SVG and moved in the browser."""

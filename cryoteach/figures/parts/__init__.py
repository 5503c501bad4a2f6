"""What the charts share: an empty figure, marks, rows, tables, and the way to the browser."""

"""What the votes of a room come to: tallies, who moved, what to talk about first, marks, and rows for a file."""

"""The handout: two pages of A4 for each person, the story and the question on one, the answers overleaf."""

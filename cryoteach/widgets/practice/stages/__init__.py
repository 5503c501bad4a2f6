"""A case met in stages: what is told, what is asked, and what comes back."""

"""What this visitor is looking at, kept in step with the page's address."""

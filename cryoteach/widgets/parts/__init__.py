"""Parts of our own that run in the browser, each with its script beside it."""

"""What every part in the browser stands on, and what watches the page as a whole."""

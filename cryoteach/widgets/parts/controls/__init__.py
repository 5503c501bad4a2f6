"""Controls of our own: one number, the bar of a film, the button that prints."""

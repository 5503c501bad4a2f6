"""A thousand people on screen: who they are, how many are within, and why the others are not."""

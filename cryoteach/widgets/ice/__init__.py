"""The ice-ball lab on screen."""

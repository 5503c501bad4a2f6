"""The seedlings lab on screen."""

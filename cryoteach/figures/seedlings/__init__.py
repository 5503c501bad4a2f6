"""Charts of the seedlings lab."""

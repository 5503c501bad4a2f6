"""The tutorial room: chosen, opened, rehearsed, and the way back to its desk."""

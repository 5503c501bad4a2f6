"""The seedlings lab: what happens when every deposit that can be seen is treated."""

"""The seedlings lab: what happens when every tumour that can be seen is treated."""

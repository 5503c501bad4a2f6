"""Near twins, spot the slip and the clinic list: commit first, then the answer."""

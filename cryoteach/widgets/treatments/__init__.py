"""What the treatment costs, and which other roads there are."""

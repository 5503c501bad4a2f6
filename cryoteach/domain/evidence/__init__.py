"""Sources and facts, and what is shown of them: costs, roads, other limits, reviews."""

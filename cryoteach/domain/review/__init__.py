"""What a clinician is asked to agree with, and what carries their agreement."""

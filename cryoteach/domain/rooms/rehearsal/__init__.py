"""A room of simulated phones: who they are, what they answer and when, so that a trainer can try a lesson alone."""

"""The learner's notebook: guesses, pins and marks together."""

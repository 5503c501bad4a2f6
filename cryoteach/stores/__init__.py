"""Keep what lives longer than a run: the tutorial rooms, each as the list of its events."""

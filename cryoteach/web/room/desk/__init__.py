"""The trainer's desk of a tutorial room: what is going on, the one next step, and everything besides."""

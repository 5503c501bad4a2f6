"""Many people at once: screened, counted by what they fail, and shown as a thousand."""

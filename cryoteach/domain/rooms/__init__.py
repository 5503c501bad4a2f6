"""The tutorial room: thirty phones, one question, no account; what happened is a log, and the log decides."""

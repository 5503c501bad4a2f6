"""What follows every move of the person: the moves themselves, verdict, words, gates, announcements."""

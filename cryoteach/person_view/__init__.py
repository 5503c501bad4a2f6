"""What a page says about one person, ready for the browser: the same words and charts whoever asks for them.

Streamlit's pages send them when they are drawn; a control that has just been moved fetches them over plain HTTP.
"""

ADDRESS = "answers/one-person"
"""Where a control asks, below the root of the app."""

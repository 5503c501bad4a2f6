"""One Streamlit page per chapter. A page defines nothing; it calls."""

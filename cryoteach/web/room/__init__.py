"""The tutorial room over plain HTTP: phones, projector and desk, without JavaScript and without Streamlit."""

"""What is true: the rules of the leaflet as a small exact engine, without any outside."""

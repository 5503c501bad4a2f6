"""Charts on screen: mounted once, redrawn in place, with their rows and downloads."""

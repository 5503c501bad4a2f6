"""The way through the chapters: which is next, which were seen and done, and how a page is shown to a class."""

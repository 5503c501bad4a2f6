"""What the browser does for every page: remembers the visit, keeps the focus, reports, shows pages to a class."""

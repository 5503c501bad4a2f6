"""What stands around every page: heading, prose, links, share, problems, the calm page."""

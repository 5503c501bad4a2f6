"""What `cryoteach check --server` tries: everything that a server needs, before a class needs the server."""

"""PostgreSQL as the place of the rooms: how it is reached, what it tells other processes, and what can go wrong."""

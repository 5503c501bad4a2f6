"""CryoTeach as several processes behind the nginx files that are shipped."""

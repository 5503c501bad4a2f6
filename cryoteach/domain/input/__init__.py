"""What people type, paste and write, read as they meant it, or refused in words."""

"""The tutorial room proved whole: real servers, hundreds of phones, kills, losses; parts stand in tests/web/room."""

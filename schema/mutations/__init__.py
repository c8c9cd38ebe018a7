"""Every way to change the map, derived from the edits."""

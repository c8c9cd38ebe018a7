"""Pictures of the map and the pages of the browser."""

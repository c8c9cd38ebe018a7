"""Pictures of the map: scenes, files, the page."""

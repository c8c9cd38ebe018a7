"""The maps that come with sociogram."""

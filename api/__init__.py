"""Every way in: web and command line."""

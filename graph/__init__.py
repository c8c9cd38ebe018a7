"""The map: what is on it, when it holds, and what follows from it."""

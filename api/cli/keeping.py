"""`sociogram backup`, `restore`, `export` and `doctor`: what keeps a map safe."""

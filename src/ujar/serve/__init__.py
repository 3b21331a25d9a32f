"""The faces: what people and programs talk to."""

"""YAML as this chronicle allows it, with the position of every key and value."""

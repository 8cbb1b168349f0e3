"""The text below the front matter: its tokens, marks and faults."""

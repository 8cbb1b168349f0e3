"""What an entry is: frozen models, one module per kind, and the values they are made of.

This room takes plain values and knows nothing of files or pages.
"""

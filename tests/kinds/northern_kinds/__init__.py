"""Kinds that the tests install beside Chronicle, as another newsroom would: each is one module and one template."""

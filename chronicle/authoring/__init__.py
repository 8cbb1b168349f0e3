"""Authoring: what editors use to write and fix entries. It changes files of the content, and nothing else."""

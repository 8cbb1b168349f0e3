"""Authoring: what editors use to write and mend entries. It changes files of the content, and nothing else."""

"""The rules about the record, one module per subject."""

"""Words, dates, figures and headlines in the reader's language."""

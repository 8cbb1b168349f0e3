"""What is drawn: posters, the density of the record, offices on a bar of time."""

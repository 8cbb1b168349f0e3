"""What programs read: data files, feeds, the calendar, and the small files that scripts load."""

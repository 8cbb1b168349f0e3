"""What a template may ask about the page that it renders: words, links, and what the record says."""

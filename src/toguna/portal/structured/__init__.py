"""What a page is about, in the vocabulary of schema.org, as JSON-LD in the page."""

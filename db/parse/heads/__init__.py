"""Where documents begin: by what the contents announce, and by headings that show by themselves what they are."""

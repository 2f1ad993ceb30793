"""What the program knows, without a window: model, parser, archive, search and import."""

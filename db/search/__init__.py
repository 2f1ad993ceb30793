"""What the user typed -> query tree -> SQL -> hits with marks."""

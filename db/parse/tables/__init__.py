"""Tables: found in every form that converters leave, put together over pages, and read with head, spans and notes."""

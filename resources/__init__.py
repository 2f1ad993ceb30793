"""Icons, style sheets, translations and the starter gazettes, opened through importlib.resources."""

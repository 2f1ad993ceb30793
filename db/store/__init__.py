"""The archive file: schema, migrations, rows from an issue and back again."""

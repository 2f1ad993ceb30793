"""The one road off the UI thread: a write lane and a read lane."""

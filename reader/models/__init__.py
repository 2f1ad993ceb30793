"""Qt item models over ready-made dataclasses."""

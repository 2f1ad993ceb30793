"""The reader on the gazettes that ship with it, with a display or without."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from build_spec.checks import quiet_environment
from build_spec.setup import Workshop

STARTER = Path("resources", "starter")
SCREEN = Path(__file__).with_name("screen.json")
"""A screen as office PCs have it, for Qt's platform without a display."""

SAMPLE_QUERY = "房票安置"


def has_display() -> bool:
    """Whether a window can be shown here."""
    return not sys.platform.startswith("linux") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def run(workshop: Workshop, words: list[str]) -> int:
    """Open the window; without a display do the same work and save a picture of the window."""
    if has_display():
        return workshop.call("-m", "reader.start", *words)
    return run_headless(workshop, Path("build", "headless"))


def run_headless(workshop: Workshop, folder: Path) -> int:
    """Build the archive, print what it holds, search it once, save a picture of the window."""
    (workshop.root / folder).mkdir(parents=True, exist_ok=True)
    archive, picture = folder / "starter.gazette", folder / "window.png"
    environment = quiet_environment() | {"QT_QPA_PLATFORM": f"offscreen:configfile={SCREEN}"}
    print("No display here: doing the same work without a window.")
    steps: dict[str, tuple[str | Path, ...]] = {
        "Importing the gazettes": ("reader.cli", "import", STARTER, "--archive", archive),
        "The archive holds": ("reader.cli", "list", "--archive", archive),
        f"Searching {SAMPLE_QUERY}": ("reader.cli", "search", SAMPLE_QUERY, "--archive", archive),
        "Drawing the window": ("reader.start", "--archive", archive, "--picture", picture),
    }
    for title, line in steps.items():
        print(f"\n== {title}", flush=True)
        if (code := workshop.call("-m", *line, env=environment)) != 0:
            print(f"This step failed: {' '.join(map(str, line))}", file=sys.stderr)
            return code
    print(f"\nThe window's picture is in {picture}, the archive in {archive}.")
    return 0


def gallery(workshop: Workshop, words: list[str]) -> int:
    """Save pictures of the window in several sizes and themes under ``build/gallery``."""
    return workshop.call("-m", "tests.gui.gallery", Path("build", "gallery"), *words, env=quiet_environment())

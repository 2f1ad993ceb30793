"""Makes a machine ready: system libraries, fonts, a virtual environment with the packages of the lock file."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from build_spec import system

MINIMUM_PYTHON = (3, 11)
LOCK = "requirements.lock"
OLDEST_LOCK = "requirements-oldest.lock"
OLDEST_QT = "6.8.0.2"
"""The last version whose wheels run with glibc 2.28 on x86-64 and 2.31 on 64-bit Arm."""


class NotReadyError(Exception):
    """The machine lacks something that the user has to bring; the message says what to do."""


def stop(message: str) -> NoReturn:
    """Give up with a sentence for the user."""
    raise NotReadyError(message)


@dataclass(frozen=True, slots=True)
class Workshop:
    """A checkout with the Python that has the project's packages."""

    root: Path
    python: Path

    def call(self, *words: str | Path, env: dict[str, str] | None = None) -> int:
        """Run Python with these arguments at the project's root; returns the exit code."""
        sys.stdout.flush()
        return subprocess.run([self.python, *words], cwd=self.root, env=env, check=False).returncode


def ready(root: Path, lock_name: str = LOCK, venv_name: str = ".venv") -> Workshop:
    """Make sure that everything is installed, quickly where it is, and say where the Python is.

    Raises :class:`NotReadyError` where the user has to act.
    """
    if sys.version_info < MINIMUM_PYTHON:
        stop(f"Python {'.'.join(map(str, MINIMUM_PYTHON))} or newer is needed, this is {sys.version}.")
    provide_system_packages()
    venv = root / venv_name
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = venv / ".ready"
    wanted = fingerprint(root / lock_name, root)
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        install(root, venv, python, root / lock_name)
        stamp.write_text(wanted, "utf-8")
    return Workshop(root, python)


def ready_oldest(root: Path) -> Workshop:
    """The same with the oldest PySide6 that is supported, in an environment of its own."""
    return ready(root, OLDEST_LOCK, ".venv-oldest")


def fingerprint(lock: Path, root: Path) -> str:
    """What the virtual environment was made from; it is made anew when this changes."""
    digest = hashlib.sha256(lock.read_bytes())
    digest.update((root / "pyproject.toml").read_bytes())
    return f"{digest.hexdigest()} {sys.version} {root}"


def provide_system_packages() -> None:
    """Install the libraries, fonts and parts of Python that are missing, or say how."""
    missing = system.missing_packages()
    if importlib.util.find_spec("ensurepip") is None:
        missing += (f"python{sys.version_info.major}.{sys.version_info.minor}-venv",)
    provide(missing)


def provide(missing: tuple[str, ...]) -> None:
    """Install Debian packages, or say with which one command the user does."""
    if not missing:
        return
    if not system.is_debian():
        stop(f"Missing on this system, please install (Debian's names): {' '.join(missing)}")
    if os.geteuid() != 0:
        stop(f"Something is missing. Please run this once:\n  sudo {system.install_line(missing)}")
    print(f"Installing system packages: {' '.join(missing)}", flush=True)
    if not system.install(missing):
        stop(f"The packages could not be installed. Please try:\n  {system.install_line(missing)}")


def install(root: Path, venv: Path, python: Path, lock: Path) -> None:
    """Make the virtual environment and put in the locked packages and the project itself (as a link)."""
    print(f"Setting up {venv.name} (once, about a minute) …", flush=True)
    pip: list[str | Path] = [python, "-m", "pip", "--quiet", "--quiet", "--disable-pip-version-check", "install"]
    steps: list[list[str | Path]] = [
        [sys.executable, "-m", "venv", *(["--clear"] if of_another_python(venv) else []), venv],
        [*pip, "--require-hashes", "-r", lock],
        [*pip, "--no-deps", "--no-build-isolation", "--editable", root],
    ]
    for step in steps:
        if subprocess.run(step, cwd=root, check=False).returncode != 0:
            stop(f"This step of the set-up failed: {' '.join(map(str, step))}")
    shutil.rmtree(root / "gazette_reader.egg-info", ignore_errors=True)  # a leftover of the last step


def of_another_python(venv: Path) -> bool:
    """Whether a virtual environment is there that another version of Python made."""
    config = venv / "pyvenv.cfg"
    return config.exists() and f"version = {platform.python_version()}\n" not in config.read_text("utf-8")


def lock(workshop: Workshop, words: list[str]) -> int:
    """Write both lock files anew, with the newest versions and with the oldest Qt; needs the command ``uv``."""
    line = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--all-extras"]
    line += ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header", "pyproject.toml"]
    oldest = [f"--upgrade-package={name}=={OLDEST_QT}" for name in ("pyside6-essentials", "shiboken6")]
    calls = ([*line, "--upgrade", "-o", LOCK, *words], [*line, *oldest, "-o", OLDEST_LOCK])
    return max(subprocess.run(call, cwd=workshop.root, check=False).returncode for call in calls)

from collections.abc import Iterator

import pytest

from db.store import Archive
from tests.archives import make_archive


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive of the starter gazettes, to read only."""
    with make_archive(tmp_path_factory.mktemp("search") / "starter.gazette") as archive:
        yield archive

"""Where the program keeps its own settings and log on this computer, and where people keep their files."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

_NAME = "thiduadesk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Folders of one user; those of the program need not exist yet. The data lies wherever the user puts it."""

    settings: Path
    logs: Path
    documents: Path
    temporary: Path  # copies opened in other programs: emptied when the program starts and ends


def user_places() -> Places:
    """The folders the system sets aside for this user; the home folder where it has none for documents."""
    documents = platformdirs.user_documents_path()
    return Places(
        settings=platformdirs.user_config_path(_NAME, appauthor=False) / "settings.json",
        logs=platformdirs.user_log_path(_NAME, appauthor=False),
        temporary=platformdirs.user_cache_path(_NAME, appauthor=False) / "temporary",
        documents=documents if documents.is_dir() else Path.home(),
    )

"""One thing found in a year that does not add up, is late or is missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is; only an error stops the final paper."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding; `code` is the contract's, `message` a message id, `article` empty where no rule is cited."""

    code: str
    severity: Severity
    about: str
    message: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    article: str = ""

"""Layouts certificates are printed by, the pictures that go with them, and which year prints by which."""

from dataclasses import dataclass
from enum import StrEnum

from thiduadesk.domain.certificate import CertificateForm
from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_

_LARGEST_PICTURE = 4_000_000  # letters of base 64: three megabytes


class LayoutKind(StrEnum):
    """Cách in: everything the page shows, or only what a blank printed beforehand (phôi) leaves open."""

    FULL_PAGE = N_("in cả trang")
    OVERLAY = N_("in trên phôi")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Hình: a PNG or JPEG file as base 64; its id is the digest of the file, so that each is kept once."""

    id: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Mẫu giấy: where each text stands, as the TOML text that is also exported.

    The scan of the blank is shown behind the texts while they are placed and never printed; the emblem is.
    """

    id: str
    name: str
    content: str
    scan_id: str | None = None
    emblem_id: str | None = None
    note: str = ""

    def __str__(self) -> str:
        return f"«{self.name}»"


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutChoice:
    """Mẫu dùng trong năm: the layout all certificates of one form are printed by in a year."""

    id: str
    year: int
    form: str = CertificateForm.CERTIFICATE
    layout_id: str


def check_layout(layout: Layout) -> tuple[Problem, ...]:
    """A name is needed; what the content says is checked where it is read."""
    return () if layout.name else (Problem("name", N_("Cần ghi tên mẫu.")),)


def check_picture(picture: Picture) -> tuple[Problem, ...]:
    """The file is copied by mail and stick, so a picture may not be large."""
    if len(picture.content) > _LARGEST_PICTURE:
        return (Problem("content", N_("Hình quá lớn; hãy giảm cỡ hình xuống dưới 3 MB.")),)
    return ()

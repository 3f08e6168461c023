"""Pictures from files: the scan of a blank, small enough to be kept with its layout, and the emblem as it is."""

from dataclasses import dataclass
from math import log
from pathlib import Path

from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QImageWriter, QTransform

from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.mark import N_

_SCAN = QSize(2400, 2400)  # pixels: A3 at 145 to the inch
_EMBLEM = QSize(1200, 1200)  # 50 mm at 600 to the inch
_MOST = 1024  # megabytes a picture may take while it is read; Qt's 256 are less than A3 at 600 to the inch
_QUALITY = 85


class NoPicture(Trouble):
    """A file that holds no picture this program can read."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan as a JPEG file; `turned` by a quarter where it lay the other way than its paper."""

    file: bytes
    turned: bool


def read_scan(path: Path, shape: float) -> Scan:
    """The scan of a blank `shape` times as wide as high, from a picture or page 1 of a PDF; raises `NoPicture`."""
    image = _first_page(path) if path.suffix.lower() == ".pdf" else _read(path, _SCAN)
    own = image.width() / image.height()
    turned = abs(log(1 / own / shape)) < abs(log(own / shape))
    return Scan(_written(turned_once(image) if turned else image, "JPEG"), turned)


def turn_scan(file: bytes) -> bytes:
    """A scan turned by a quarter, clockwise."""
    return _written(turned_once(QImage.fromData(file)), "JPEG")


def turned_once(image: QImage) -> QImage:
    """The picture turned by a quarter, clockwise."""
    return image.transformed(QTransform().rotate(90))


def read_emblem(path: Path) -> bytes:
    """An emblem as PNG, or a JPEG file as it is where it stands upright and is no larger than a scan.

    Raises `NoPicture`.
    """
    reader = QImageReader(str(path))
    upright = reader.transformation() == QImageIOHandler.Transformation.TransformationNone
    jpeg = reader.format() == b"jpeg"
    image = _read(path, _SCAN if jpeg else _EMBLEM)
    if jpeg and upright and reader.size() == image.size():
        return path.read_bytes()
    return _written(image, "JPEG" if jpeg else "PNG")


def _read(path: Path, largest: QSize) -> QImage:
    """A picture, made smaller while it is read where it is larger than that."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() * 4 > _MOST << 20:
        said = N_("Hình {path} có {width} × {height} điểm ảnh, lớn quá; hãy quét lại ở 300 điểm mỗi inch (dpi).")
        raise NoPicture(said, path=path.name, width=size.width(), height=size.height())
    if size.boundedTo(largest) != size:
        reader.setScaledSize(size.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio))
    usual = QImageReader.allocationLimit()
    QImageReader.setAllocationLimit(_MOST)
    image = reader.read()
    QImageReader.setAllocationLimit(usual)
    if image.isNull():
        raise NoPicture(N_("Không đọc được hình {path}; hãy dùng hình PNG hoặc JPEG."), path=path.name)
    return image


def _first_page(path: Path) -> QImage:
    from pypdfium2 import PdfiumError  # type: ignore[import-untyped]  # ships no types

    from thiduadesk.ui.pdf_pages import PdfPages

    try:
        pages = PdfPages(path.read_bytes())
    except (OSError, PdfiumError) as error:
        raise NoPicture(N_("Không đọc được tệp PDF {path}."), path=path.name) from error
    size = pages.sizes[0]
    image = pages.image(0, _SCAN.width() / max(size.width(), size.height()))
    pages.close()
    return image


def _written(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind.encode())
    writer.setQuality(_QUALITY)
    writer.write(image)
    return bytes(buffer.data().data())

"""Turns what SQLite and the system say into a `StoreTrouble` with a sentence, in one place."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thiduadesk.domain.errors import NotFound, Sealed, StoreFault, StoreTrouble
from thiduadesk.i18n.mark import N_

SEALED_SIGNAL = "thiduadesk:sealed"
"""What the guarding triggers say; see `guards`."""

_SENTENCES = {
    StoreFault.MISSING: N_("Không tìm thấy tệp {path}."),
    StoreFault.EXISTS: N_("Đã có tệp {path}; chọn tên khác để không ghi đè."),
    StoreFault.UNREADABLE: N_("Không có quyền đọc hoặc ghi {path}."),
    StoreFault.READ_ONLY: N_("Tệp {path} chỉ cho đọc nên không ghi được. Hãy chép sang thư mục của mình rồi mở lại."),
    StoreFault.NOT_OURS: N_("Tệp {path} không phải tệp dữ liệu cụm thi đua (.tdk)."),
    StoreFault.NOT_TEXT: N_("Tệp {path} không phải văn bản Unicode (UTF-8)."),
    StoreFault.DAMAGED: N_("Tệp {path} bị hỏng. Tệp được giữ nguyên; hãy dùng bản sao gần nhất."),
    StoreFault.NEWER: N_("Tệp {path} do phiên bản mới hơn của chương trình ghi. Hãy cập nhật rồi mở lại."),
    StoreFault.LOCKED: N_("Tệp {path} đang được mở và ghi ở nơi khác. Hãy đóng nơi đó rồi thử lại."),
    StoreFault.FULL: N_("Ổ đĩa đã đầy nên không ghi được {path}. Dữ liệu cũ còn nguyên; hãy dọn bớt rồi thử lại."),
    StoreFault.FAILED: N_("Không đọc hoặc ghi được {path}: hệ thống báo lỗi thiết bị. Dữ liệu cũ còn nguyên."),
}

_NO_FOLDER = N_("Không tìm thấy thư mục {path}.")

_BY_SQLITE = {
    sqlite3.SQLITE_NOTADB: StoreFault.DAMAGED,  # its header was found to be ours before SQLite saw it
    sqlite3.SQLITE_CORRUPT: StoreFault.DAMAGED,
    sqlite3.SQLITE_READONLY: StoreFault.READ_ONLY,
    sqlite3.SQLITE_BUSY: StoreFault.LOCKED,
    sqlite3.SQLITE_LOCKED: StoreFault.LOCKED,
    sqlite3.SQLITE_FULL: StoreFault.FULL,
    sqlite3.SQLITE_CANTOPEN: StoreFault.UNREADABLE,
    sqlite3.SQLITE_PERM: StoreFault.UNREADABLE,
    sqlite3.SQLITE_AUTH: StoreFault.UNREADABLE,
    sqlite3.SQLITE_IOERR: StoreFault.FAILED,
}

_BY_ERRNO = {
    errno.ENOENT: StoreFault.MISSING,
    errno.ENOTDIR: StoreFault.MISSING,
    errno.EEXIST: StoreFault.EXISTS,
    errno.EACCES: StoreFault.UNREADABLE,
    errno.EPERM: StoreFault.UNREADABLE,
    errno.EROFS: StoreFault.READ_ONLY,
    errno.ENOSPC: StoreFault.FULL,
    errno.EDQUOT: StoreFault.FULL,
}


def trouble(fault: StoreFault, path: Path) -> StoreTrouble:
    """The refusal for one fault of one file; what is missing may be the folder it is looked for or written in."""
    if fault is StoreFault.MISSING and not path.parent.is_dir():
        return StoreTrouble(fault, _NO_FOLDER, path=str(path.parent))
    return StoreTrouble(fault, _SENTENCES[fault], path=str(path))


@contextmanager
def translating(path: Path) -> Iterator[None]:
    """Run a block; it leaves failures of the environment as `StoreTrouble`, refusals of the tables as `Sealed` or
    `NotFound`, bugs as they are.
    """
    try:
        yield
    except sqlite3.IntegrityError as error:
        if SEALED_SIGNAL in str(error):
            raise Sealed(N_("Hội nghị đã chốt, hồ sơ không sửa được nữa. Sai sót ghi vào biên bản bổ sung.")) from error
        if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
            # A form still open on something that was undone or deleted meanwhile.
            raise NotFound(N_("Bản ghi mà mục này nhắc đến không còn trong tệp.")) from error
        raise
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None and isinstance(error, sqlite3.OperationalError):
            fault: StoreFault | None = StoreFault.DAMAGED  # said by Python: a text that is no UTF-8
        else:
            fault = _BY_SQLITE.get(code & 0xFF) if code is not None else None
        if fault is None:
            raise
        raise trouble(fault, path) from error
    except OSError as error:
        raise trouble(_BY_ERRNO.get(error.errno or 0, StoreFault.FAILED), path) from error

"""Both catalogues are complete, current and compiled; every message of the program is in them."""

from PySide6.QtCore import QLibraryInfo, QTranslator

from thiduadesk.i18n.catalogue import complaints, read_translations, said
from thiduadesk.i18n.mark import parted
from thiduadesk.i18n.words import qt_words


def test_catalogues_are_complete_current_and_compiled() -> None:
    assert complaints() == []


def test_vietnamese_messages_are_said_as_they_stand() -> None:
    translations = read_translations("vi")
    assert translations
    assert all(parted(message)[1] == translation for message, translation in translations.items())


def test_english_is_english() -> None:
    letters = set("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
    # Names of things Vietnamese law and the workbook call so stay as they are, in «quotes» or after a colon.
    foreign = [
        text
        for text in read_translations("en").values()
        if len(letters & set(text.lower())) > 0 and "«" not in text and ":" not in text
    ]
    assert foreign == []


def test_qt_speaks_vietnamese_where_a_secretary_meets_it() -> None:
    qt = read_translations("vi", "qt")
    said = {parted(message)[1] for message in qt}
    assert {"OK", "Cancel", "&Yes", "&No", "Save", "&Undo", "&Paste", "&Print"} <= said
    assert all(qt.values())


def test_qt_still_says_what_is_translated() -> None:
    german = QTranslator()
    assert german.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    ids = [key.split("\x04") for key in qt_words("vi")]
    assert len(ids) > 300
    assert [(context, source) for context, source in ids if not german.translate(context, source)] == []


def test_the_program_says_something() -> None:
    assert len(said()) > 300

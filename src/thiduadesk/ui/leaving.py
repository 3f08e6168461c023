"""Going to something else: what was typed is stored first, and what cannot be stored keeps one where it is."""

from PySide6.QtWidgets import QWidget

from thiduadesk.ui.forms.form import Form
from thiduadesk.ui.tables.editing import EditableTable


def everything_stored(page: QWidget) -> bool:
    """Store what was typed in the forms and tables of a page; False, and there, when that cannot be done."""
    for form in page.findChildren(Form):
        if form.dirty:
            form.commit()
            if form.dirty:
                return False
    for table in page.findChildren(EditableTable):
        if table.pending:
            table.go_to_problem()
            return False
    return True

"""The page of layouts over the practice file, its window and its file as the tabs have them."""

import pytest

from tests.ui.tabs.conftest import Show, show
from thiduadesk.ui.layouts.page import LayoutPage
from thiduadesk.ui.tab import Tab

__all__ = ["show"]


@pytest.fixture
def page(show: Show) -> LayoutPage:  # pytest finds it by this name
    """The page, with the keyboard on the paper and the box of the recipient chosen."""
    shown = show(Tab(key="layouts", title="Mẫu", build=LayoutPage))
    assert isinstance(shown, LayoutPage)
    shown.choose_box("recipient")
    shown.canvas.setFocus()
    return shown

"""Everything a file holds, and a command whose undo and redo must leave exactly that."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

import pytest

from thiduadesk.desk.desk import Desk
from thiduadesk.store.mapping import RECORDS
from thiduadesk.store.work import Work

P = ParamSpec("P")
R = TypeVar("R")
Rows = dict[str, list[Any]]


def rows_of(desk: Desk) -> Rows:
    """The rows of all tables."""
    return {table: desk.records.all(kind) for table, kind in RECORDS.items()}


def do_and_back(desk: Desk, command: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run a command that changes something; undo it and redo it, to the last row of every table."""
    before = rows_of(desk)
    given = desk.do(command, *args, **kwargs)
    after = rows_of(desk)
    assert after != before
    desk.undo()
    assert rows_of(desk) == before
    desk.redo()
    assert rows_of(desk) == after
    return given


def refused(
    desk: Desk,
    trouble: type[BaseException],
    command: Callable[Concatenate[Work, P], object],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Any:
    """Run a command that must be refused; it leaves no row and no step. Gives the refusal."""
    before, steps = rows_of(desk), len(desk.history())
    with pytest.raises(trouble) as told:
        desk.do(command, *args, **kwargs)
    assert rows_of(desk) == before
    assert len(desk.history()) == steps
    return told.value

"""The trail of steps: what an inspector asks for, and what Ctrl+Z walks back along.

History only grows. Undo is a new step that puts the images of an older one back; redo is the undo of an undo.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from thiduadesk.domain.errors import Params
from thiduadesk.store.work import Image


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done: its name is a message id, `at` is ISO date and time with zone."""

    id: int
    name: str
    params: Params
    who: str
    at: str
    reverts: int | None
    final: bool
    noted: bool
    rows: int


class Journal:
    """The steps of one open file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def write(
        self,
        *,
        name: str,
        params: Params,
        who: str,
        at: str,
        reverts: int | None,
        final: bool,
        noted: bool,
        images: Sequence[Image],
    ) -> int:
        """Record a step inside the caller's transaction and give its number."""
        cursor = self._connection.execute(
            "INSERT INTO step (name, params, who, at, reverts, final, noted) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (name, json.dumps(dict(params), ensure_ascii=False), who, at, reverts, int(final), int(noted)),
        )
        step = int(cursor.lastrowid or 0)
        self._connection.executemany(
            'INSERT INTO image (step, seq, "table", key, before, after) VALUES (?, ?, ?, ?, ?, ?)',
            ((step, seq, image.table, image.key, image.before, image.after) for seq, image in enumerate(images)),
        )
        return step

    def steps(self, newest: int | None = None) -> list[Step]:
        """All steps, newest first, or only so many of them."""
        return self._read("ORDER BY id DESC LIMIT ?", -1 if newest is None else newest)

    def step(self, number: int) -> Step:
        """One step by its number."""
        (found,) = self._read("WHERE id = ?", number)
        return found

    def _read(self, which: str, value: int) -> list[Step]:
        rows = self._connection.execute(
            "SELECT id, name, params, who, at, reverts, final, noted, "
            f"(SELECT count(*) FROM image WHERE image.step = step.id) FROM step {which}",
            (value,),
        )
        return [
            Step(number, name, json.loads(params), who, at, reverts, bool(final), bool(noted), count)
            for number, name, params, who, at, reverts, final, noted, count in rows
        ]

    def images(self, step: int) -> list[Image]:
        """What a step changed, last change first: the order in which to put it back."""
        rows = self._connection.execute(
            'SELECT "table", key, before, after FROM image WHERE step = ? ORDER BY seq DESC', (step,)
        )
        return [Image(*row) for row in rows]

    def next_undo(self) -> int | None:
        """The step Ctrl+Z would put back; None at the start of history or behind a final step."""
        done, _ = self._stacks()
        return done[-1] if done else None

    def next_redo(self) -> int | None:
        """The undo that Ctrl+Y would put back; None once something new was done."""
        _, undone = self._stacks()
        return undone[-1] if undone else None

    def _stacks(self) -> tuple[list[int], list[int]]:
        done: list[int] = []
        undone: list[int] = []
        for step, reverts, final in self._connection.execute(
            "SELECT id, reverts, final FROM step WHERE NOT noted ORDER BY id"
        ):
            if reverts is None:
                undone.clear()
                if final:
                    done.clear()
                else:
                    done.append(step)
            elif done and done[-1] == reverts:
                done.pop()
                undone.append(step)
            else:
                undone.pop()
                done.append(step)
        return done, undone

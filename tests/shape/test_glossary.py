"""The glossary knows every word of the house, and no word the house has dropped."""

import re
from collections.abc import Iterator
from dataclasses import fields
from enum import Enum
from importlib import import_module

import pytest

from tests.shape.house import MODULES, ROOT, SOURCES
from thiduadesk.documents.catalogue import KINDS, Stage
from thiduadesk.store.mapping import TABLES

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")


def _lists_of_terms() -> Iterator[type[Enum]]:
    for path in sorted((SOURCES / "domain").glob("[a-z]*.py")):
        module = import_module(f"thiduadesk.domain.{path.stem}")
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Enum) and value.__module__ == module.__name__:
                yield value


@pytest.mark.parametrize("record", TABLES, ids=lambda record: record.__name__)
def test_a_record_has_its_row(record: type) -> None:
    assert re.search(rf"^\| `{record.__name__}` \| \S.* \| \S.* \|$", GLOSSARY, re.MULTILINE)


@pytest.mark.parametrize("terms", tuple(_lists_of_terms()), ids=lambda terms: terms.__name__)
def test_a_list_of_terms_has_its_row_with_every_value(terms: type[Enum]) -> None:
    row = re.search(rf"^\| `{terms.__name__}` \|.*$", GLOSSARY, re.MULTILINE)
    assert row
    assert [str(term.value) for term in terms if str(term.value) not in row[0]] == []


def test_every_kind_and_stage_of_paper_stands_there() -> None:
    codes = [*(kind.kind for kind in KINDS), *Stage]
    assert [code for code in codes if f"`{code}`" not in GLOSSARY] == []
    assert [kind.name for kind in KINDS if kind.name not in GLOSSARY] == []


def test_every_layer_stands_there() -> None:
    layers = [path.name for path in SOURCES.iterdir() if (path / "__init__.py").exists()]
    assert [layer for layer in layers if f"| `{layer}` |" not in GLOSSARY] == []


def test_no_class_is_explained_that_is_gone() -> None:
    defined = "\n".join(path.read_text("utf-8") for path in MODULES)
    explained = re.findall(r"`([A-Z]\w+)`", GLOSSARY)
    assert explained
    assert [name for name in explained if not re.search(rf"^class {name}\b", defined, re.MULTILINE)] == []


def test_no_field_is_explained_that_is_gone() -> None:
    stored = {field.name for record in TABLES for field in fields(record)}
    _, _, rows = GLOSSARY.partition("## Fields of note")
    rows, _, _ = rows.partition("\n## ")
    explained = [
        name for row in re.findall(r"^\| (`.*?) \|", rows, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
    ]
    assert explained
    assert [name for name in explained if name not in stored] == []

"""Facts travel as one canonical JSON text and come back as they were."""

import json
import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.sample_facts import CERTIFICATES, CONFERENCE, CONVENING
from thiduadesk.documents.convening_facts import ConveningFacts
from thiduadesk.documents.facts import (
    CandidateFacts,
    CertificateFacts,
    ConferenceFacts,
    LetterheadFacts,
    RoundFacts,
    canonical_json,
    facts_from_json,
)

_COMPOSED = st.sampled_from(["", "Hội nghị", "Ủy ban «&<>»", "dòng một\ndòng hai", "H'Lan Niê", "🏆"])
_NUMBERS = st.none() | st.integers(min_value=0, max_value=10_000)
_CANDIDATES = st.builds(
    CandidateFacts,
    name=_COMPOSED,
    person=st.none() | st.booleans(),
    agree=_NUMBERS,
    disagree=_NUMBERS,
    passed=st.none() | st.booleans(),
    note=_COMPOSED,
)
_ROUNDS = st.builds(
    RoundFacts,
    title=_COMPOSED,
    issued=_NUMBERS,
    base=_NUMBERS,
    threshold=_COMPOSED,
    candidates=st.lists(_CANDIDATES, max_size=3).map(tuple),
)
_CONFERENCES = st.builds(
    ConferenceFacts,
    letterhead=st.builds(LetterheadFacts, issuer=_COMPOSED, number=_NUMBERS, dated_on=st.none() | st.dates()),
    year=st.integers(1948, 2100),
    title=_COMPOSED,
    held_on=st.dates(),
    ends_on=st.none() | st.dates(),
    rounds=st.lists(_ROUNDS, max_size=3).map(tuple),
    final=st.booleans(),
)


@given(_CONFERENCES)
def test_a_conference_comes_back_from_its_json(facts: ConferenceFacts) -> None:
    assert facts_from_json(ConferenceFacts, canonical_json(facts)) == facts


@pytest.mark.parametrize("facts", CERTIFICATES)
def test_a_certificate_comes_back_from_its_json(facts: CertificateFacts) -> None:
    assert facts_from_json(CertificateFacts, canonical_json(facts)) == facts


def test_what_calls_a_conference_comes_back_from_its_json() -> None:
    assert facts_from_json(ConveningFacts, canonical_json(CONVENING)) == CONVENING


def test_the_text_is_one_for_composed_and_decomposed_letters() -> None:
    composed = replace(CONFERENCE, title="Hội nghị tổng kết")
    decomposed = replace(CONFERENCE, title=unicodedata.normalize("NFD", composed.title))
    assert composed.title != decomposed.title
    assert canonical_json(composed) == canonical_json(decomposed)


def test_keys_are_sorted_and_letters_stay_letters() -> None:
    text = canonical_json(CONFERENCE)
    keys = list(json.loads(text))
    assert keys == sorted(keys)
    assert "Cụm thi đua số II" in text
    assert '"held_on":"2018-12-14"' in text


def test_a_float_has_no_place_in_facts() -> None:
    with pytest.raises(TypeError, match="float"):
        canonical_json(replace(CONFERENCE, summoned=27.5))  # type: ignore[arg-type]


def test_a_key_of_a_later_version_is_passed_over() -> None:
    assert facts_from_json(LetterheadFacts, '{"issuer":"Cụm","seal_colour":"đỏ"}') == LetterheadFacts(issuer="Cụm")


@pytest.mark.parametrize("text", ["", "{"])
def test_what_is_no_json_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"line 1 column"):
        facts_from_json(LetterheadFacts, text)


def test_a_missing_fact_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="issuer"):
        facts_from_json(LetterheadFacts, "{}")


def test_a_day_is_a_day_again() -> None:
    facts = facts_from_json(LetterheadFacts, canonical_json(LetterheadFacts(issuer="Cụm", dated_on=date(2026, 9, 2))))
    assert facts.dated_on == date(2026, 9, 2)

"""In what words papers are composed: the pack's, the cluster's over them, or those a conference was sealed with."""

from typing import TypeGuard

from thiduadesk.desk.queries.wording import wording_of
from thiduadesk.documents.facts import ConferenceFacts, SentenceFacts
from thiduadesk.rules.pack import common_pack
from thiduadesk.rules.wording import Wording
from thiduadesk.store.records import Records


def is_sealed(facts: object) -> TypeGuard[ConferenceFacts]:
    """Whether these are facts of a finalised conference, sealed with their wording."""
    return isinstance(facts, ConferenceFacts) and facts.final


def wording_for(facts: object, wording: Wording) -> Wording:
    """The words for these facts: of a finalised conference those it was sealed with, else the ones given.

    Seals made before the wording went with them speak as the pack does: what was changed since is not theirs.
    """
    if is_sealed(facts):
        return common_pack().wording.with_changes({sentence.key: sentence.text for sentence in facts.wording})
    return wording


def gather_wording(records: Records) -> tuple[SentenceFacts, ...]:
    """Every sentence as the cluster's papers say it now, to be sealed with a conference."""
    return tuple(SentenceFacts(key=key, text=text) for key, text in sorted(wording_of(records).sentences.items()))

"""The third lock on a finalised conference: its facts as canonical JSON, chained to the seal before by digest."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from thiduadesk.desk.facts.conferences import gather_open_conference
from thiduadesk.documents.facts import canonical_json
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.seal import Seal, plain_code
from thiduadesk.rules.pack import common_pack
from thiduadesk.store.records import Records


def seal_of(records: Records, conference: Conference, at: datetime) -> Seal:
    """The seal to put when a conference is finalised; it follows the newest one of the file."""
    pack = common_pack()
    facts = canonical_json(gather_open_conference(records, conference, final=True))
    before = _newest_digest(records)
    return Seal(
        id=new_id(),
        conference_id=conference.id,
        sealed_at=at.isoformat(timespec="seconds"),
        facts=facts,
        previous=before,
        pack_id=pack.id,
        pack_digest=pack.digest,
        digest=digest_of(before, facts, pack.digest),
    )


def digest_of(previous: str, facts: str, pack_digest: str) -> str:
    """SHA-256 over the previous digest, the facts and the pack's digest, each ended by a zero byte."""
    return hashlib.sha256("\0".join((previous, facts, pack_digest, "")).encode()).hexdigest()


def broken_seals(records: Records) -> list[Seal]:
    """The seals whose digest no longer holds or that hang on no other: somebody changed the file itself."""
    seals = records.all(Seal)
    digests = {seal.digest for seal in seals}
    return [
        seal
        for seal in seals
        if seal.digest != digest_of(seal.previous, seal.facts, seal.pack_digest)
        or (seal.previous and seal.previous not in digests)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedRecord:
    """A finalised conference as its seal tells it; `holds` says whether the seal is there and whole."""

    code: str
    title: str
    held_on: date
    holds: bool


def verify_seals(records: Records, code: str | None = None) -> list[SealedRecord]:
    """The seals of the file, the first made first; with a code from paper the one that bears it, or none."""
    broken = {seal.id for seal in broken_seals(records)}
    found = sorted(records.all(Seal), key=lambda seal: (seal.sealed_at, seal.id))
    sealed = [
        _told(records.need(Conference, seal.conference_id), seal.code, holds=seal.id not in broken) for seal in found
    ]
    if code is not None:
        wanted = plain_code(code)
        return [item for item in sealed if wanted and item.code == wanted]
    kept = {seal.conference_id for seal in found}
    torn_off = [item for item in records.all(Conference) if item.finalised and item.id not in kept]
    return [*sealed, *(_told(item, "", holds=False) for item in torn_off)]


def _told(conference: Conference, code: str, *, holds: bool) -> SealedRecord:
    return SealedRecord(code=code, title=conference.title, held_on=conference.held_on, holds=holds)


def _newest_digest(records: Records) -> str:
    # By the chain, not by the clock: a clock may have been set back between two conferences.
    seals = records.all(Seal)
    followed = {seal.previous for seal in seals}
    return next((seal.digest for seal in seals if seal.digest not in followed), "")

"""The third lock on a finalised conference: its facts as canonical JSON, chained to the seal before by digest."""

import hashlib
from datetime import datetime

from thiduadesk.desk.facts.conferences import gather_open_conference
from thiduadesk.documents.facts import canonical_json
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.seal import Seal
from thiduadesk.rules.pack import common_pack
from thiduadesk.store.records import Records


def seal_of(records: Records, conference: Conference, at: datetime) -> Seal:
    """The seal to put when a conference is finalised; it follows the newest one of the file."""
    pack = common_pack()
    facts = canonical_json(gather_open_conference(records, conference, final=True))
    previous = max(records.all(Seal), key=lambda seal: seal.id, default=None)
    before = previous.digest if previous else ""
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
    """The seals whose digest or chain no longer holds: the file was changed by other means than this program."""
    broken = []
    before = ""
    for seal in sorted(records.all(Seal), key=lambda item: item.id):
        if seal.previous != before or seal.digest != digest_of(seal.previous, seal.facts, seal.pack_digest):
            broken.append(seal)
        before = seal.digest
    return broken

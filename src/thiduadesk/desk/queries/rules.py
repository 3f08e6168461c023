"""Which rules hold: for a year, and for a nomination whose dossier came in on a day of its own."""

from datetime import date

from thiduadesk.domain.nomination import Nomination
from thiduadesk.domain.rulebook import Rulebook, RuleChange
from thiduadesk.domain.year import Year
from thiduadesk.rules.shelf import RuleSet, shelf
from thiduadesk.store.records import Records


class RulesOfYear:
    """The rules of one year, put together once for each day they are asked for."""

    def __init__(self, records: Records, year: int) -> None:
        self._year = year
        self._changes = records.all(RuleChange)
        self._by_days: dict[tuple[date | None, date | None], RuleSet] = {}
        posts = records.one(Year, year=year)
        self._rules_on = posts.rules_on if posts else None
        book = records.get(Rulebook, posts.rulebook_id) if posts else None
        self.closed = RuleSet.from_json(book.content) if book else None
        """The rules the year was closed with; no others hold for it any more."""

    @property
    def common(self) -> RuleSet:
        """The rules of the year as such."""
        return self._of(None, None)

    def holding_for(self, nomination: Nomination) -> RuleSet:
        """The rules for one nomination: of the day chosen by hand or the day its dossier came in, if it has one."""
        return self._of(nomination.received_on, nomination.rules_on)

    def _of(self, received_on: date | None, rules_on: date | None) -> RuleSet:
        if self.closed is not None:
            return self.closed
        days = received_on, rules_on
        if days not in self._by_days:
            self._by_days[days] = shelf().choose_for(
                self._year,
                self._changes,
                received_on=received_on,
                rules_on=rules_on,
                year_rules_on=self._rules_on,
            )
        return self._by_days[days]

"""The tables of a .tdk file as SQL, one statement each, schema by schema.

Keys are text made by the program; foreign keys RESTRICT (the default), so that a delete the journal would
not see cannot happen; tables are STRICT. Dates are ISO text, yes/no is 0 or 1, points are integer hundredths.
"""

FIRST_SCHEMA: tuple[str, ...] = (
    """CREATE TABLE cluster (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, parent TEXT NOT NULL, place TEXT NOT NULL,
        symbol TEXT NOT NULL, flag_rule TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE unit (
        id TEXT PRIMARY KEY, parent_id TEXT REFERENCES unit(id), short_name TEXT NOT NULL, kind TEXT NOT NULL,
        chief TEXT NOT NULL, chief_office TEXT NOT NULL, staff INTEGER, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE unit_name (
        id TEXT PRIMARY KEY, unit_id TEXT NOT NULL REFERENCES unit(id), name TEXT NOT NULL, since TEXT, until TEXT
    ) STRICT""",
    """CREATE TABLE membership (
        id TEXT PRIMARY KEY, unit_id TEXT NOT NULL REFERENCES unit(id), position INTEGER, since TEXT, until TEXT
    ) STRICT""",
    """CREATE TABLE year (
        id TEXT PRIMARY KEY, year INTEGER NOT NULL UNIQUE, head_id TEXT REFERENCES unit(id),
        deputy_id TEXT REFERENCES unit(id), second_deputy_id TEXT REFERENCES unit(id),
        secretary TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE person (
        id TEXT PRIMARY KEY, unit_id TEXT NOT NULL REFERENCES unit(id), name TEXT NOT NULL, gender TEXT NOT NULL,
        born TEXT NOT NULL, office TEXT NOT NULL, sort_name TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE movement (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, launcher TEXT NOT NULL, kind TEXT NOT NULL,
        since TEXT, until TEXT, goal TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE activity (
        id TEXT PRIMARY KEY, year INTEGER NOT NULL REFERENCES year(year), content TEXT NOT NULL, kind TEXT NOT NULL,
        planned_on TEXT, done_on TEXT, result TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE participation (
        id TEXT PRIMARY KEY, activity_id TEXT NOT NULL REFERENCES activity(id),
        unit_id TEXT NOT NULL REFERENCES unit(id), UNIQUE (activity_id, unit_id)
    ) STRICT""",
    """CREATE TABLE pledge (
        id TEXT PRIMARY KEY, year INTEGER NOT NULL REFERENCES year(year), unit_id TEXT NOT NULL REFERENCES unit(id),
        signed_on TEXT, signer TEXT NOT NULL, note TEXT NOT NULL, UNIQUE (year, unit_id)
    ) STRICT""",
    """CREATE TABLE pledge_target (
        id TEXT PRIMARY KEY, pledge_id TEXT NOT NULL REFERENCES pledge(id), position INTEGER NOT NULL,
        name TEXT NOT NULL, measure TEXT NOT NULL, planned TEXT NOT NULL, achieved TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE registration (
        id TEXT PRIMARY KEY, year INTEGER NOT NULL REFERENCES year(year), unit_id TEXT NOT NULL REFERENCES unit(id),
        person_id TEXT REFERENCES person(id), title TEXT NOT NULL, quantity INTEGER, registered_on TEXT,
        note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE achievement (
        id TEXT PRIMARY KEY, year INTEGER NOT NULL REFERENCES year(year), unit_id TEXT NOT NULL REFERENCES unit(id),
        person_id TEXT REFERENCES person(id), achieved_on TEXT, content TEXT NOT NULL, result TEXT NOT NULL,
        movement_id TEXT REFERENCES movement(id), role_model INTEGER CHECK (role_model IN (0, 1)), note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE evidence (
        id TEXT PRIMARY KEY, achievement_id TEXT NOT NULL REFERENCES achievement(id), reference TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE score (
        id TEXT PRIMARY KEY, year INTEGER NOT NULL REFERENCES year(year), unit_id TEXT NOT NULL REFERENCES unit(id),
        "group" TEXT NOT NULL, criterion TEXT NOT NULL, position INTEGER NOT NULL, maximum INTEGER,
        self_score INTEGER, checked INTEGER, agreed INTEGER, reason TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE award (
        id TEXT PRIMARY KEY, unit_id TEXT NOT NULL REFERENCES unit(id), person_id TEXT REFERENCES person(id),
        title TEXT NOT NULL, year INTEGER NOT NULL, decision_no TEXT NOT NULL, decided_on TEXT,
        signer TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE nomination (
        id TEXT PRIMARY KEY, year INTEGER NOT NULL REFERENCES year(year), unit_id TEXT NOT NULL REFERENCES unit(id),
        person_id TEXT REFERENCES person(id), title TEXT NOT NULL, reason TEXT NOT NULL, position INTEGER,
        status TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE nomination_event (
        id TEXT PRIMARY KEY, nomination_id TEXT NOT NULL REFERENCES nomination(id), status TEXT NOT NULL,
        happened_on TEXT NOT NULL, reason TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE conference (
        id TEXT PRIMARY KEY, year INTEGER NOT NULL REFERENCES year(year), title TEXT NOT NULL, kind TEXT NOT NULL,
        held_on TEXT NOT NULL, ends_on TEXT, opened_at TEXT NOT NULL, closed_at TEXT NOT NULL, place TEXT NOT NULL,
        chair TEXT NOT NULL, chair_office TEXT NOT NULL, secretary TEXT NOT NULL, summoned INTEGER, present INTEGER,
        state TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE delegate (
        id TEXT PRIMARY KEY, conference_id TEXT NOT NULL REFERENCES conference(id), position INTEGER NOT NULL,
        name TEXT NOT NULL, office TEXT NOT NULL, organisation TEXT NOT NULL, role TEXT NOT NULL,
        attendance TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE remark (
        id TEXT PRIMARY KEY, conference_id TEXT NOT NULL REFERENCES conference(id), position INTEGER NOT NULL,
        speaker TEXT NOT NULL, kind TEXT NOT NULL, content TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE ballot_round (
        id TEXT PRIMARY KEY, conference_id TEXT NOT NULL REFERENCES conference(id), position INTEGER NOT NULL,
        title TEXT NOT NULL, issued INTEGER, collected INTEGER, valid INTEGER, invalid INTEGER,
        base TEXT NOT NULL, threshold TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE count (
        id TEXT PRIMARY KEY, round_id TEXT NOT NULL REFERENCES ballot_round(id), position INTEGER NOT NULL,
        unit_id TEXT REFERENCES unit(id), person_id TEXT REFERENCES person(id), name TEXT NOT NULL,
        agree INTEGER, disagree INTEGER, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE milestone (
        id TEXT PRIMARY KEY, year INTEGER NOT NULL REFERENCES year(year), name TEXT NOT NULL, due TEXT NOT NULL,
        done_on TEXT, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE completion (
        id TEXT PRIMARY KEY, milestone_id TEXT NOT NULL REFERENCES milestone(id),
        unit_id TEXT NOT NULL REFERENCES unit(id), done_on TEXT, note TEXT NOT NULL, UNIQUE (milestone_id, unit_id)
    ) STRICT""",
    """CREATE TABLE certificate (
        id TEXT PRIMARY KEY, year INTEGER NOT NULL REFERENCES year(year), unit_id TEXT REFERENCES unit(id),
        person_id TEXT REFERENCES person(id), recipient TEXT NOT NULL, form TEXT NOT NULL, content TEXT NOT NULL,
        number INTEGER, decision_no TEXT NOT NULL, issued_on TEXT, signer TEXT NOT NULL, signer_office TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE seal (
        id TEXT PRIMARY KEY, conference_id TEXT NOT NULL UNIQUE REFERENCES conference(id), sealed_at TEXT NOT NULL,
        facts TEXT NOT NULL, previous TEXT NOT NULL, pack_id TEXT NOT NULL, pack_digest TEXT NOT NULL,
        digest TEXT NOT NULL UNIQUE
    ) STRICT""",
    # Undo and audit are one thing: a step and the images of every row it touched.
    """CREATE TABLE step (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, params TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL,
        reverts INTEGER REFERENCES step(id), final INTEGER NOT NULL CHECK (final IN (0, 1))
    ) STRICT""",
    """CREATE TABLE image (
        step INTEGER NOT NULL REFERENCES step(id), seq INTEGER NOT NULL, "table" TEXT NOT NULL, key TEXT NOT NULL,
        before TEXT, after TEXT, PRIMARY KEY (step, seq)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX unit_name_unit ON unit_name(unit_id)",
    "CREATE INDEX membership_unit ON membership(unit_id)",
    "CREATE INDEX person_unit ON person(unit_id)",
    "CREATE INDEX pledge_target_pledge ON pledge_target(pledge_id)",
    "CREATE INDEX registration_year ON registration(year)",
    "CREATE INDEX achievement_year ON achievement(year)",
    "CREATE INDEX evidence_achievement ON evidence(achievement_id)",
    "CREATE INDEX score_year ON score(year)",
    "CREATE INDEX award_unit ON award(unit_id)",
    "CREATE INDEX nomination_year ON nomination(year)",
    "CREATE INDEX nomination_event_nomination ON nomination_event(nomination_id)",
    "CREATE INDEX delegate_conference ON delegate(conference_id)",
    "CREATE INDEX remark_conference ON remark(conference_id)",
    "CREATE INDEX ballot_round_conference ON ballot_round(conference_id)",
    "CREATE INDEX count_round ON count(round_id)",
    # A RESTRICT check looks for children by these columns at every delete.
    "CREATE INDEX registration_unit ON registration(unit_id)",
    "CREATE INDEX registration_person ON registration(person_id)",
    "CREATE INDEX achievement_unit ON achievement(unit_id)",
    "CREATE INDEX achievement_person ON achievement(person_id)",
    "CREATE INDEX achievement_movement ON achievement(movement_id)",
    "CREATE INDEX score_unit ON score(unit_id)",
    "CREATE INDEX award_person ON award(person_id)",
    "CREATE INDEX nomination_unit ON nomination(unit_id)",
    "CREATE INDEX nomination_person ON nomination(person_id)",
    "CREATE INDEX step_reverts ON step(reverts)",
)

RULES_SCHEMA: tuple[str, ...] = (
    """CREATE TABLE rulebook (
        id TEXT PRIMARY KEY, content TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE "case" (
        id TEXT PRIMARY KEY, unit_id TEXT NOT NULL REFERENCES unit(id), person_id TEXT REFERENCES person(id),
        kind TEXT NOT NULL, level TEXT NOT NULL, since TEXT, until TEXT, reference TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE initiative (
        id TEXT PRIMARY KEY, year INTEGER NOT NULL, unit_id TEXT NOT NULL REFERENCES unit(id),
        person_id TEXT REFERENCES person(id), name TEXT NOT NULL, scope TEXT NOT NULL, recognised_on TEXT,
        reference TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE headcount (
        id TEXT PRIMARY KEY, year INTEGER NOT NULL REFERENCES year(year), unit_id TEXT NOT NULL REFERENCES unit(id),
        members INTEGER, completed INTEGER, advanced INTEGER, exemplary INTEGER, disciplined INTEGER,
        note TEXT NOT NULL, UNIQUE (year, unit_id)
    ) STRICT""",
    """CREATE TABLE ground (
        id TEXT PRIMARY KEY, nomination_id TEXT NOT NULL REFERENCES nomination(id),
        achievement_id TEXT NOT NULL REFERENCES achievement(id), UNIQUE (nomination_id, achievement_id)
    ) STRICT""",
    """CREATE TABLE ruling (
        id TEXT PRIMARY KEY, nomination_id TEXT NOT NULL REFERENCES nomination(id), rule TEXT NOT NULL,
        met INTEGER NOT NULL CHECK (met IN (0, 1)), reason TEXT NOT NULL, note TEXT NOT NULL,
        UNIQUE (nomination_id, rule)
    ) STRICT""",
    """CREATE TABLE rule_change (
        id TEXT PRIMARY KEY, year INTEGER NOT NULL REFERENCES year(year), rule TEXT NOT NULL, field TEXT NOT NULL,
        value TEXT NOT NULL, reason TEXT NOT NULL, note TEXT NOT NULL, UNIQUE (year, rule, field)
    ) STRICT""",
    "ALTER TABLE year ADD COLUMN rules_on TEXT",
    "ALTER TABLE year ADD COLUMN rules_reason TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE year ADD COLUMN rulebook_id TEXT REFERENCES rulebook(id)",
    "ALTER TABLE unit ADD COLUMN merged_into_id TEXT REFERENCES unit(id)",
    "ALTER TABLE unit ADD COLUMN history_since INTEGER",
    "ALTER TABLE nomination ADD COLUMN received_on TEXT",
    "ALTER TABLE nomination ADD COLUMN rules_on TEXT",
    "ALTER TABLE nomination ADD COLUMN rules_reason TEXT NOT NULL DEFAULT ''",
    'CREATE INDEX case_unit ON "case"(unit_id)',
    'CREATE INDEX case_person ON "case"(person_id)',
    "CREATE INDEX initiative_unit ON initiative(unit_id)",
    "CREATE INDEX initiative_person ON initiative(person_id)",
    "CREATE INDEX headcount_unit ON headcount(unit_id)",
    "CREATE INDEX ground_nomination ON ground(nomination_id)",
    "CREATE INDEX ground_achievement ON ground(achievement_id)",
    "CREATE INDEX ruling_nomination ON ruling(nomination_id)",
    "CREATE INDEX unit_merged_into ON unit(merged_into_id)",
)
"""What eligibility looks at beside the workbook of the first schema, and the rules a cluster owns."""

SCORING_SCHEMA: tuple[str, ...] = (
    """CREATE TABLE scoring_plan (
        id TEXT PRIMARY KEY, year INTEGER NOT NULL UNIQUE REFERENCES year(year), name TEXT NOT NULL, total INTEGER,
        rank_by TEXT NOT NULL, tie_rule TEXT NOT NULL, not_arisen TEXT NOT NULL, not_assigned TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE scoring_group (
        id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES scoring_plan(id), position INTEGER NOT NULL,
        name TEXT NOT NULL, parent_id TEXT REFERENCES scoring_group(id), kind TEXT NOT NULL, cap INTEGER,
        note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE criterion (
        id TEXT PRIMARY KEY, group_id TEXT NOT NULL REFERENCES scoring_group(id), position INTEGER NOT NULL,
        name TEXT NOT NULL, kind TEXT NOT NULL, maximum INTEGER, step INTEGER, each INTEGER, either TEXT NOT NULL,
        not_arisen TEXT NOT NULL, evidence_needed INTEGER CHECK (evidence_needed IN (0, 1)), note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE level (
        id TEXT PRIMARY KEY, criterion_id TEXT NOT NULL REFERENCES criterion(id), position INTEGER NOT NULL,
        name TEXT NOT NULL, points INTEGER NOT NULL, from_ratio INTEGER, bound TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE grade (
        id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES scoring_plan(id), name TEXT NOT NULL,
        at_least INTEGER NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE gate (
        id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES scoring_plan(id), position INTEGER NOT NULL,
        name TEXT NOT NULL, effect TEXT NOT NULL, grade TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE gate_mark (
        id TEXT PRIMARY KEY, gate_id TEXT NOT NULL REFERENCES gate(id), unit_id TEXT NOT NULL REFERENCES unit(id),
        reason TEXT NOT NULL, note TEXT NOT NULL, UNIQUE (gate_id, unit_id)
    ) STRICT""",
    "ALTER TABLE score ADD COLUMN status TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE score ADD COLUMN evidence TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE score ADD COLUMN agreed_reason TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX scoring_group_plan ON scoring_group(plan_id)",
    "CREATE INDEX scoring_group_parent ON scoring_group(parent_id)",
    "CREATE INDEX criterion_group ON criterion(group_id)",
    "CREATE INDEX level_criterion ON level(criterion_id)",
    "CREATE INDEX grade_plan ON grade(plan_id)",
    "CREATE INDEX gate_plan ON gate(plan_id)",
    "CREATE INDEX gate_mark_unit ON gate_mark(unit_id)",
)
"""The year's scoring table, and what scores say beside their points."""

LAYOUT_SCHEMA: tuple[str, ...] = (
    "CREATE TABLE picture (id TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT",
    """CREATE TABLE layout (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, content TEXT NOT NULL, scan_id TEXT REFERENCES picture(id),
        emblem_id TEXT REFERENCES picture(id), note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE layout_choice (
        id TEXT PRIMARY KEY, year INTEGER NOT NULL REFERENCES year(year), form TEXT NOT NULL,
        layout_id TEXT NOT NULL REFERENCES layout(id), UNIQUE (year, form)
    ) STRICT""",
    "CREATE INDEX layout_scan ON layout(scan_id)",
    "CREATE INDEX layout_emblem ON layout(emblem_id)",
    "CREATE INDEX layout_choice_layout ON layout_choice(layout_id)",
)
"""How certificates are laid out, and which year prints by which layout."""

CERTIFICATE_SCHEMA: tuple[str, ...] = (
    "ALTER TABLE certificate ADD COLUMN nomination_id TEXT REFERENCES nomination(id)",
    "ALTER TABLE certificate ADD COLUMN decided_on TEXT",
    "ALTER TABLE certificate ADD COLUMN place TEXT NOT NULL DEFAULT ''",
    # No nomination is rewarded with two papers.
    "CREATE UNIQUE INDEX certificate_nomination ON certificate(nomination_id)",
)
"""What certificates are given for, and what of their decision the first schema had no room for."""

CONFERENCE_SCHEMA: tuple[str, ...] = (
    """CREATE TABLE agenda_item (
        id TEXT PRIMARY KEY, conference_id TEXT NOT NULL REFERENCES conference(id), position INTEGER NOT NULL,
        starts_at TEXT NOT NULL, content TEXT NOT NULL, presenter TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
    "ALTER TABLE conference ADD COLUMN quorum TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE conference ADD COLUMN quorum_base TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE conference ADD COLUMN result_order TEXT NOT NULL DEFAULT 'thứ tự trong danh sách'",
    "ALTER TABLE conference ADD COLUMN amends_id TEXT REFERENCES conference(id)",
    "ALTER TABLE delegate ADD COLUMN unit_id TEXT REFERENCES unit(id)",
    "ALTER TABLE delegate ADD COLUMN voting INTEGER CHECK (voting IN (0, 1))",
    "ALTER TABLE ballot_round ADD COLUMN purpose TEXT NOT NULL DEFAULT 'đề nghị khen thưởng'",
    "ALTER TABLE ballot_round ADD COLUMN form TEXT NOT NULL DEFAULT 'đồng ý, không đồng ý từng tên'",
    "ALTER TABLE ballot_round ADD COLUMN seats INTEGER",
    "ALTER TABLE ballot_round ADD COLUMN choices INTEGER",
    "ALTER TABLE ballot_round ADD COLUMN not_returned INTEGER",
    "ALTER TABLE ballot_round ADD COLUMN spoiled INTEGER",
    "ALTER TABLE ballot_round ADD COLUMN written INTEGER",
    "ALTER TABLE ballot_round ADD COLUMN voters INTEGER",
    "ALTER TABLE ballot_round ADD COLUMN per_sheet INTEGER",
    "ALTER TABLE ballot_round ADD COLUMN spare INTEGER",
    "ALTER TABLE ballot_round ADD COLUMN basis TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE ballot_round ADD COLUMN tie TEXT NOT NULL DEFAULT 'dừng lại, xin ý kiến hội nghị'",
    "ALTER TABLE ballot_round ADD COLUMN among_id TEXT REFERENCES ballot_round(id)",
    "ALTER TABLE ballot_round ADD COLUMN follows_id TEXT REFERENCES ballot_round(id)",
    "ALTER TABLE ballot_round ADD COLUMN state TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE count ADD COLUMN quantity INTEGER",
    "ALTER TABLE count ADD COLUMN blank INTEGER",
    "ALTER TABLE count ADD COLUMN written_agree INTEGER",
    "ALTER TABLE count ADD COLUMN written_disagree INTEGER",
    "ALTER TABLE count ADD COLUMN decided INTEGER CHECK (decided IN (0, 1))",
    "ALTER TABLE count ADD COLUMN withdrawn INTEGER CHECK (withdrawn IN (0, 1))",
    "CREATE INDEX agenda_item_conference ON agenda_item(conference_id)",
    "CREATE INDEX conference_amends ON conference(amends_id)",
    "CREATE INDEX delegate_unit ON delegate(unit_id)",
    "CREATE INDEX ballot_round_among ON ballot_round(among_id)",
    "CREATE INDEX ballot_round_follows ON ballot_round(follows_id)",
    "CREATE INDEX count_unit ON count(unit_id)",
    "CREATE INDEX count_person ON count(person_id)",
)
"""What the day of a conference needs beside the workbook of the first schema."""

WORDING_SCHEMA: tuple[str, ...] = (
    """CREATE TABLE wording_change (
        id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, text TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT""",
)
"""What a cluster has papers say in its own words."""

PAPERS_SCHEMA: tuple[str, ...] = (
    """CREATE TABLE paper_number (
        id TEXT PRIMARY KEY, year INTEGER NOT NULL REFERENCES year(year), kind TEXT NOT NULL,
        conference_id TEXT REFERENCES conference(id), unit_id TEXT REFERENCES unit(id), number INTEGER, dated_on TEXT,
        place TEXT NOT NULL, by_hand INTEGER NOT NULL CHECK (by_hand IN (0, 1)), note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE printed_text (
        id TEXT PRIMARY KEY, content TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE printout (
        id TEXT PRIMARY KEY, year INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, about TEXT NOT NULL,
        number INTEGER NOT NULL, printed_at TEXT NOT NULL, form TEXT NOT NULL, copies INTEGER, pages TEXT NOT NULL,
        text_id TEXT NOT NULL REFERENCES printed_text(id)
    ) STRICT""",
    """CREATE TABLE printed_number (
        id TEXT PRIMARY KEY, printout_id TEXT NOT NULL REFERENCES printout(id), about TEXT NOT NULL,
        number INTEGER NOT NULL, type TEXT NOT NULL, series_year INTEGER NOT NULL
    ) STRICT""",
    "ALTER TABLE step ADD COLUMN noted INTEGER NOT NULL DEFAULT 0 CHECK (noted IN (0, 1))",
    "CREATE INDEX printout_year ON printout(year)",
    "CREATE INDEX printout_text ON printout(text_id)",
    "CREATE INDEX printed_number_printout ON printed_number(printout_id)",
    "CREATE INDEX paper_number_conference ON paper_number(conference_id)",
    "CREATE INDEX paper_number_unit ON paper_number(unit_id)",
)
"""What the office gives papers, and what went out of them."""

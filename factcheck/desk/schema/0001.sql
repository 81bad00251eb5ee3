-- What the desk keeps. Everything but `standings` is written once and never again: see the triggers at the end.

CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    content BLOB NOT NULL
);

CREATE TABLE releases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL
);

CREATE TABLE release_versions (
    release_id INTEGER NOT NULL REFERENCES releases (id),
    number INTEGER NOT NULL,
    sha256 TEXT NOT NULL REFERENCES texts (sha256),
    name TEXT NOT NULL,
    editor TEXT NOT NULL,
    at TEXT NOT NULL,
    cause TEXT NOT NULL,
    PRIMARY KEY (release_id, number)
) WITHOUT ROWID;

CREATE TABLE drafts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL
);

CREATE TABLE draft_releases (
    draft_id INTEGER NOT NULL REFERENCES drafts (id),
    position INTEGER NOT NULL,
    release_id INTEGER NOT NULL REFERENCES releases (id),
    PRIMARY KEY (draft_id, position)
) WITHOUT ROWID;

CREATE INDEX drafts_of_release ON draft_releases (release_id);

-- One run of the check. `sources` are the sha256s of the releases, in their order, joined by "+".
CREATE TABLE checks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    draft_id INTEGER NOT NULL REFERENCES drafts (id),
    draft_sha256 TEXT NOT NULL REFERENCES texts (sha256),
    sources TEXT NOT NULL,
    rules TEXT NOT NULL,
    at TEXT NOT NULL,
    report BLOB NOT NULL
);

CREATE INDEX checks_of_draft ON checks (draft_id, id);

CREATE TABLE verdicts (
    check_id INTEGER NOT NULL REFERENCES checks (id),
    position INTEGER NOT NULL,
    claim_key TEXT NOT NULL,
    verdict_key TEXT NOT NULL,
    label TEXT NOT NULL,
    codes TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (check_id, claim_key)
) WITHOUT ROWID;

-- What a model answered in a check, by the hash of what it was asked.
CREATE TABLE answers (
    check_id INTEGER NOT NULL REFERENCES checks (id),
    position INTEGER NOT NULL,
    question TEXT NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (check_id, position)
) WITHOUT ROWID;

CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    draft_id INTEGER NOT NULL REFERENCES drafts (id),
    check_id INTEGER NOT NULL REFERENCES checks (id),
    claim_key TEXT NOT NULL,
    verdict_key TEXT NOT NULL,
    action TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    text TEXT NOT NULL,
    editor TEXT NOT NULL,
    at TEXT NOT NULL,
    seen INTEGER NOT NULL,
    undoes INTEGER UNIQUE REFERENCES decisions (id)
);

CREATE INDEX decisions_of_draft ON decisions (draft_id, id);

-- `decision_id` is the edit, or the taking back of one, that made the version.
CREATE TABLE draft_versions (
    draft_id INTEGER NOT NULL REFERENCES drafts (id),
    number INTEGER NOT NULL,
    sha256 TEXT NOT NULL REFERENCES texts (sha256),
    name TEXT NOT NULL,
    editor TEXT NOT NULL,
    at TEXT NOT NULL,
    cause TEXT NOT NULL,
    decision_id INTEGER REFERENCES decisions (id),
    PRIMARY KEY (draft_id, number)
) WITHOUT ROWID;

CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    draft_id INTEGER NOT NULL REFERENCES drafts (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    editor TEXT NOT NULL,
    at TEXT NOT NULL
);

CREATE INDEX events_of_draft ON events (draft_id, kind, id);

-- What was asked with a token, and the number of what came of it: asked again, it is not done again.
CREATE TABLE requests (
    token TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    entry INTEGER NOT NULL
) WITHOUT ROWID;

-- Worked out from the rest, for the list of drafts; the one table that changes.
CREATE TABLE standings (
    draft_id INTEGER PRIMARY KEY REFERENCES drafts (id),
    check_id INTEGER NOT NULL REFERENCES checks (id),
    assignee TEXT NOT NULL,
    claims INTEGER NOT NULL,
    open INTEGER NOT NULL,
    contradicted INTEGER NOT NULL,
    risk REAL NOT NULL,
    released INTEGER NOT NULL,
    stale INTEGER NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE INDEX queue ON standings (risk DESC, contradicted DESC, open DESC, draft_id);

CREATE TRIGGER texts_never_change BEFORE UPDATE ON texts
BEGIN
    SELECT RAISE(ABORT, 'texts are kept as they were written');
END;

CREATE TRIGGER texts_never_go BEFORE DELETE ON texts
BEGIN
    SELECT RAISE(ABORT, 'texts are kept as they were written');
END;

CREATE TRIGGER releases_never_change BEFORE UPDATE ON releases
BEGIN
    SELECT RAISE(ABORT, 'releases are kept as they were written');
END;

CREATE TRIGGER releases_never_go BEFORE DELETE ON releases
BEGIN
    SELECT RAISE(ABORT, 'releases are kept as they were written');
END;

CREATE TRIGGER release_versions_never_change BEFORE UPDATE ON release_versions
BEGIN
    SELECT RAISE(ABORT, 'release versions are kept as they were written');
END;

CREATE TRIGGER release_versions_never_go BEFORE DELETE ON release_versions
BEGIN
    SELECT RAISE(ABORT, 'release versions are kept as they were written');
END;

CREATE TRIGGER drafts_never_change BEFORE UPDATE ON drafts
BEGIN
    SELECT RAISE(ABORT, 'drafts are kept as they were written');
END;

CREATE TRIGGER drafts_never_go BEFORE DELETE ON drafts
BEGIN
    SELECT RAISE(ABORT, 'drafts are kept as they were written');
END;

CREATE TRIGGER draft_releases_never_change BEFORE UPDATE ON draft_releases
BEGIN
    SELECT RAISE(ABORT, 'draft releases are kept as they were written');
END;

CREATE TRIGGER draft_releases_never_go BEFORE DELETE ON draft_releases
BEGIN
    SELECT RAISE(ABORT, 'draft releases are kept as they were written');
END;

CREATE TRIGGER checks_never_change BEFORE UPDATE ON checks
BEGIN
    SELECT RAISE(ABORT, 'checks are kept as they were written');
END;

CREATE TRIGGER checks_never_go BEFORE DELETE ON checks
BEGIN
    SELECT RAISE(ABORT, 'checks are kept as they were written');
END;

CREATE TRIGGER verdicts_never_change BEFORE UPDATE ON verdicts
BEGIN
    SELECT RAISE(ABORT, 'verdicts are kept as they were written');
END;

CREATE TRIGGER verdicts_never_go BEFORE DELETE ON verdicts
BEGIN
    SELECT RAISE(ABORT, 'verdicts are kept as they were written');
END;

CREATE TRIGGER answers_never_change BEFORE UPDATE ON answers
BEGIN
    SELECT RAISE(ABORT, 'answers are kept as they were written');
END;

CREATE TRIGGER answers_never_go BEFORE DELETE ON answers
BEGIN
    SELECT RAISE(ABORT, 'answers are kept as they were written');
END;

CREATE TRIGGER decisions_never_change BEFORE UPDATE ON decisions
BEGIN
    SELECT RAISE(ABORT, 'decisions are kept as they were written');
END;

CREATE TRIGGER decisions_never_go BEFORE DELETE ON decisions
BEGIN
    SELECT RAISE(ABORT, 'decisions are kept as they were written');
END;

CREATE TRIGGER draft_versions_never_change BEFORE UPDATE ON draft_versions
BEGIN
    SELECT RAISE(ABORT, 'draft versions are kept as they were written');
END;

CREATE TRIGGER draft_versions_never_go BEFORE DELETE ON draft_versions
BEGIN
    SELECT RAISE(ABORT, 'draft versions are kept as they were written');
END;

CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are kept as they were written');
END;

CREATE TRIGGER events_never_go BEFORE DELETE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are kept as they were written');
END;

CREATE TRIGGER requests_never_change BEFORE UPDATE ON requests
BEGIN
    SELECT RAISE(ABORT, 'requests are kept as they were written');
END;

CREATE TRIGGER requests_never_go BEFORE DELETE ON requests
BEGIN
    SELECT RAISE(ABORT, 'requests are kept as they were written');
END;

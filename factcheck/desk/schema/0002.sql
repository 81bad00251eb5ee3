-- "INSERT OR REPLACE" takes away what is there, and past the triggers against that unless a connection asks for more than
-- SQLite does by itself. The desk's own connections ask; other programs do not.

CREATE TRIGGER texts_never_replaced BEFORE INSERT ON texts
WHEN EXISTS (SELECT 1 FROM texts WHERE id = NEW.id OR sha256 = NEW.sha256)
BEGIN
    SELECT RAISE(ABORT, 'texts are kept as they were written');
END;

CREATE TRIGGER releases_never_replaced BEFORE INSERT ON releases
WHEN EXISTS (SELECT 1 FROM releases WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'releases are kept as they were written');
END;

CREATE TRIGGER release_versions_never_replaced BEFORE INSERT ON release_versions
WHEN EXISTS (SELECT 1 FROM release_versions WHERE release_id = NEW.release_id AND number = NEW.number)
BEGIN
    SELECT RAISE(ABORT, 'release versions are kept as they were written');
END;

CREATE TRIGGER drafts_never_replaced BEFORE INSERT ON drafts
WHEN EXISTS (SELECT 1 FROM drafts WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'drafts are kept as they were written');
END;

CREATE TRIGGER draft_releases_never_replaced BEFORE INSERT ON draft_releases
WHEN EXISTS (SELECT 1 FROM draft_releases WHERE draft_id = NEW.draft_id AND position = NEW.position)
BEGIN
    SELECT RAISE(ABORT, 'draft releases are kept as they were written');
END;

CREATE TRIGGER checks_never_replaced BEFORE INSERT ON checks
WHEN EXISTS (SELECT 1 FROM checks WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'checks are kept as they were written');
END;

CREATE TRIGGER verdicts_never_replaced BEFORE INSERT ON verdicts
WHEN EXISTS (SELECT 1 FROM verdicts WHERE check_id = NEW.check_id AND claim_key = NEW.claim_key)
BEGIN
    SELECT RAISE(ABORT, 'verdicts are kept as they were written');
END;

CREATE TRIGGER answers_never_replaced BEFORE INSERT ON answers
WHEN EXISTS (SELECT 1 FROM answers WHERE check_id = NEW.check_id AND position = NEW.position)
BEGIN
    SELECT RAISE(ABORT, 'answers are kept as they were written');
END;

CREATE TRIGGER decisions_never_replaced BEFORE INSERT ON decisions
WHEN EXISTS (SELECT 1 FROM decisions WHERE id = NEW.id OR undoes = NEW.undoes)
BEGIN
    SELECT RAISE(ABORT, 'decisions are kept as they were written');
END;

CREATE TRIGGER draft_versions_never_replaced BEFORE INSERT ON draft_versions
WHEN EXISTS (SELECT 1 FROM draft_versions WHERE draft_id = NEW.draft_id AND number = NEW.number)
BEGIN
    SELECT RAISE(ABORT, 'draft versions are kept as they were written');
END;

CREATE TRIGGER events_never_replaced BEFORE INSERT ON events
WHEN EXISTS (SELECT 1 FROM events WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'events are kept as they were written');
END;

CREATE TRIGGER requests_never_replaced BEFORE INSERT ON requests
WHEN EXISTS (SELECT 1 FROM requests WHERE token = NEW.token)
BEGIN
    SELECT RAISE(ABORT, 'requests are kept as they were written');
END;

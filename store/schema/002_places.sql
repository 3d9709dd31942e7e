-- The official list that a unit was read from, and its text as people search it.
ALTER TABLE places ADD COLUMN list TEXT NOT NULL DEFAULT '';
ALTER TABLE places ADD COLUMN folded TEXT NOT NULL DEFAULT '';

CREATE INDEX places_parent ON places (parent_code);
CREATE INDEX projects_place ON projects (place_code, place_name);

-- Territory of one unit that came into another, as tables or people say.
CREATE TABLE place_changes (
    from_code TEXT NOT NULL,
    from_day BIGINT NOT NULL,
    to_code TEXT NOT NULL,
    to_day BIGINT NOT NULL,
    share TEXT NOT NULL CHECK (share IN ('whole', 'part', 'unknown')),
    state TEXT NOT NULL CHECK (state IN ('confirmed', 'open', 'refused')),
    clause TEXT NOT NULL,
    day BIGINT NOT NULL,
    named TEXT NOT NULL,
    PRIMARY KEY (from_code, from_day, to_code, to_day),
    FOREIGN KEY (from_code, from_day) REFERENCES places (code, valid_from),
    FOREIGN KEY (to_code, to_day) REFERENCES places (code, valid_from)
);
CREATE INDEX place_changes_to ON place_changes (to_code, to_day);

-- A person's answer for an old unit; to_code is '' where its records stay
-- under the abolished unit.
CREATE TABLE place_decisions (
    code TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    to_code TEXT NOT NULL,
    to_day BIGINT NOT NULL,
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_on BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (code, valid_from),
    FOREIGN KEY (code, valid_from) REFERENCES places (code, valid_from)
);

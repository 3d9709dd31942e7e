-- Dated lists of areas, each row with its source. What nobody has confirmed is
-- shown and not applied.
CREATE TABLE areas (
    id {{id}},
    kind TEXT NOT NULL,
    place_code TEXT NOT NULL,
    place_name TEXT NOT NULL,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    clause TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_on BIGINT NOT NULL,
    note TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (kind, place_code, place_name, name, source, valid_from)
);
CREATE INDEX areas_place ON areas (place_code);

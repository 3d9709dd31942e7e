-- Visits to the establishments of a place, by who made them. entry_key is that
-- of the form: one form sent twice is one visit.
CREATE TABLE visits (
    id {{id}},
    entry_key TEXT NOT NULL,
    post_id BIGINT NOT NULL,
    post_title TEXT NOT NULL,
    role TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    user_name TEXT NOT NULL,
    day BIGINT NOT NULL,
    place_code TEXT NOT NULL,
    place_name TEXT NOT NULL,
    establishment_id BIGINT REFERENCES establishments (id),
    purpose TEXT NOT NULL,
    reached BIGINT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL,
    decided_by BIGINT NOT NULL,
    decided_name TEXT NOT NULL,
    decided_on BIGINT NOT NULL,
    remark TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    UNIQUE (user_id, entry_key)
);
CREATE INDEX visits_day ON visits (day, id);
CREATE INDEX visits_place ON visits (place_code, day);

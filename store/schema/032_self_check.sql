-- How often the public self-check was made: month (yyyymm), what was wanted and
-- whether something was possible. Nothing of who asked.
CREATE TABLE self_checks (
    month BIGINT NOT NULL,
    wish TEXT NOT NULL,
    outcome TEXT NOT NULL,
    checks BIGINT NOT NULL,
    PRIMARY KEY (month, wish, outcome)
);

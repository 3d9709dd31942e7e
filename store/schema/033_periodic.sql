-- Reports of a month, a quarter, half a year or a year: which months, the days
-- that the figures are of, the superior, and what somebody expects of the rest
-- of the year. months is 0 for the evaluation of a programme.
ALTER TABLE reports ADD COLUMN months BIGINT NOT NULL DEFAULT 0;
ALTER TABLE reports ADD COLUMN month BIGINT NOT NULL DEFAULT 0;
ALTER TABLE reports ADD COLUMN opening BIGINT NOT NULL DEFAULT 0;
ALTER TABLE reports ADD COLUMN first_day BIGINT NOT NULL DEFAULT 0;
ALTER TABLE reports ADD COLUMN until_day BIGINT NOT NULL DEFAULT 0;
ALTER TABLE reports ADD COLUMN office TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN estimates TEXT NOT NULL DEFAULT '[]';

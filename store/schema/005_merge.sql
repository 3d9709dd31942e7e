-- A merged establishment stays, with all its values, and says where it went.
ALTER TABLE establishments ADD COLUMN merged_into BIGINT REFERENCES establishments (id);

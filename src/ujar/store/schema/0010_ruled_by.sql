-- Which correction a ruled pair comes of, to say by whom and why, and to undo it.

ALTER TABLE ruled ADD COLUMN correction TEXT NOT NULL DEFAULT '';
-- Every reason ends with the id, a letter and eight digits, in brackets.
UPDATE ruled SET correction = substr(reason, length(reason) - 9, 9);

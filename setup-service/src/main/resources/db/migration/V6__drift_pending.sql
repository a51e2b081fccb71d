-- Findings whose repair is under way are looked for every few seconds.
CREATE INDEX drift_check_pending ON drift_check (account_id) WHERE findings @> '[{"outcome": "PENDING"}]';

-- When an account is next compared with what Oneflow has, and what the last comparison found.
CREATE TABLE drift_check (
    account_id    bigint PRIMARY KEY,
    next_check_at timestamptz NOT NULL,
    checked_at    timestamptz,
    findings      jsonb NOT NULL DEFAULT '[]',
    failures      int   NOT NULL DEFAULT 0,
    last_failure  text
);
CREATE INDEX drift_check_due ON drift_check (next_check_at);
INSERT INTO drift_check (account_id, next_check_at)
SELECT account_id, now() + random() * interval '6 hours' FROM account WHERE state IN ('PROVISIONED', 'SUSPENDED');

-- What operators asked for: who, what, when, and what came of it. Nothing in it is ever changed or removed.
CREATE TABLE operator_action (
    action_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    occurred_at  timestamptz NOT NULL,
    -- The subject of the token, or the name of the static one; and which kind of token it was.
    operator     text        NOT NULL,
    signed_in_by text        NOT NULL,
    action       text        NOT NULL,
    account_id   bigint,
    outcome      text        NOT NULL,
    detail       text,
    trace_id     text
);
CREATE INDEX operator_action_account ON operator_action (account_id, action_id);

CREATE FUNCTION operator_action_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'operator_action is append-only';
END $$;

CREATE TRIGGER operator_action_append_only BEFORE UPDATE OR DELETE ON operator_action
    FOR EACH ROW EXECUTE FUNCTION operator_action_is_append_only();
CREATE TRIGGER operator_action_keeps_all BEFORE TRUNCATE ON operator_action
    FOR EACH STATEMENT EXECUTE FUNCTION operator_action_is_append_only();

-- The one pass that seals every secret anew after the keysets got another primary key. The cursors tell how far it came.
CREATE TABLE resealing (
    only_row       boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    requested_at   timestamptz NOT NULL,
    finished_at    timestamptz,
    after_account  bigint      NOT NULL DEFAULT 0,
    after_endpoint text        NOT NULL DEFAULT '',
    resealed       bigint      NOT NULL DEFAULT 0,
    unreadable     bigint      NOT NULL DEFAULT 0
);

-- The field mappings that admins confirmed, where they differ from integration.yaml. The version follows from the content; a row never changes.
CREATE TABLE field_mapping (
    account_id      bigint      NOT NULL,
    mapping_version text        NOT NULL,
    fields          jsonb       NOT NULL,
    confirmed_at    timestamptz NOT NULL,
    PRIMARY KEY (account_id, mapping_version)
);

-- What the account's admin chose: [{customId, attribute, owner}]; empty: integration.yaml's mapping holds.
alter table account
    add column mapping         jsonb not null default '[]',
    add column mapping_version text;

-- What this service knows of accounts, from the topic account-provisioned.
create table account (
    account_id          bigint primary key,
    state               text        not null,
    state_reason        text,
    version             bigint      not null,
    template_group_id   bigint,
    template_group_name text,
    updated_at          timestamptz not null
);

-- What is needed to act for an account, from the topic account-credentials. Secrets stay sealed here too.
create table account_credentials (
    account_id        bigint primary key,
    version           bigint      not null,
    sealed_token      bytea       not null,
    sealed_user_email bytea,
    hrm_kind          text,
    hrm_base_url      text,
    hrm_authentication text,
    hrm_sealed_secret bytea,
    hrm_token_url     text,
    hrm_client_id     text,
    updated_at        timestamptz not null,
    -- Set when a token or secret was refused: until then no work of the account is claimed.
    suspended_until   timestamptz,
    suspended_reason  text
);

-- One row for every contract ever heard of: the intention to sync it, and what came of it.
create table contract_sync (
    account_id            bigint      not null,
    contract_id           bigint      not null,
    -- dirty: waits for a sync. clean: in step. foreign: not of our template group. parked: waits for a person or a new event.
    state                 text        not null,
    generation            bigint      not null default 1,
    due_at                timestamptz not null,
    dirty_since           timestamptz,
    priority              smallint    not null default 1,
    attempts              int         not null default 0,
    template_checks       int         not null default 0,
    lease_owner           uuid,
    leased_until          timestamptz,
    claimed_generation    bigint,

    events_received       bigint      not null default 0,
    last_event_type       text,
    last_event_time       timestamptz,
    last_event_at         timestamptz,
    last_callback_id      text,
    traceparent           text,

    last_read_at          timestamptz,
    reads                 bigint      not null default 0,
    contract_state        text,
    contract_state_time   timestamptz,
    contract_updated_time timestamptz,
    employee_id           text,
    mapping_version       text,
    mapping               jsonb,
    last_outcome          text,
    last_reason           text,
    last_attempt_at       timestamptz,
    last_synced_at        timestamptz,
    primary key (account_id, contract_id),
    check (state in ('dirty', 'clean', 'foreign', 'parked'))
);

create index contract_sync_due on contract_sync (priority, due_at) where state = 'dirty';
create index contract_sync_oldest on contract_sync (dirty_since) where state = 'dirty';
create index contract_sync_parked on contract_sync (account_id) where state = 'parked';
create index contract_sync_employee on contract_sync (account_id, employee_id);

-- Writes to one employee are one at a time, also when two of the employee's contracts are synced by two processes.
create table employee_lock (
    account_id   bigint      not null,
    employee_key text        not null,
    owner        uuid        not null,
    locked_until timestamptz not null,
    primary key (account_id, employee_key)
);

-- Append-only but for published_at: what was done to which employee record and why. Rows without published_at are the outbox.
create table audit (
    audit_id            uuid primary key,
    sequence            bigint generated always as identity unique,
    account_id          bigint      not null,
    contract_id         bigint      not null,
    employee_id         text        not null,
    occurred_at         timestamptz not null,
    outcome             text        not null,
    contract_state      text        not null,
    contract_state_time timestamptz,
    event_type          text,
    callback_id         text,
    mapping_version     text        not null,
    traceparent         text,
    -- attribute, change and source of each; the values are in sealed_values
    changes             jsonb       not null,
    not_taken           text[]      not null,
    sealed_values       bytea       not null,
    published_at        timestamptz
);

create index audit_contract on audit (account_id, contract_id, sequence);
create index audit_outbox on audit (sequence) where published_at is null;

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.published_at is null and to_jsonb(new) - 'published_at' = to_jsonb(old) - 'published_at' then
        return new;
    end if;
    raise exception 'audit is append-only';
end $$;

create trigger audit_append_only before update or delete on audit
    for each row execute function audit_is_append_only();

-- When something recurring was last done by any process.
create table recurring_task (
    name        text primary key,
    last_run_at timestamptz not null
);

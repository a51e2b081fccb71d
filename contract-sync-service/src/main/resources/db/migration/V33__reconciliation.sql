-- How far each account is reconciled.
create table reconciliation_account (
    account_id       bigint primary key,
    -- everything that changed before this has been seen
    watermark        timestamptz,
    last_started_at  timestamptz,
    full_finished_at timestamptz,
    -- a run was stopped before a mass change: an operator must look at it before the schedule goes on
    held             boolean not null default false,
    -- Oneflow does not list by the time of the last change of state as expected: all contracts are listed instead
    full_only        boolean not null default false
);

-- One run of one account: queued -> running -> finished | failed | aborted.
create table reconciliation_run (
    run_id          uuid primary key,
    account_id      bigint      not null,
    -- changes: contracts whose state changed since from_time. full: all contracts.
    kind            text        not null,
    origin          text        not null,
    forced          boolean     not null default false,
    grace_seconds   double precision not null,
    state           text        not null,
    requested_at    timestamptz not null,
    started_at      timestamptz,
    updated_at      timestamptz not null,
    finished_at     timestamptz,
    -- what changed later is left alone: its webhook may be on its way
    changed_before  timestamptz,
    first_run       boolean     not null default false,
    known           bigint      not null default 0,
    from_time       timestamptz,
    cursor_offset   int         not null default 0,
    pages           int         not null default 0,
    total           bigint,
    checked         bigint      not null default 0,
    missed          bigint      not null default 0,
    marked          bigint      not null default 0,
    lost            bigint      not null default 0,
    truncated       boolean     not null default false,
    failures        int         not null default 0,
    next_page_at    timestamptz not null,
    reason          text,
    lease_owner     uuid,
    leased_until    timestamptz,
    check (kind in ('changes', 'full')),
    check (state in ('queued', 'running', 'finished', 'failed', 'aborted'))
);
create unique index reconciliation_run_one_running on reconciliation_run (account_id) where state = 'running';
create unique index reconciliation_run_one_queued on reconciliation_run (account_id) where state = 'queued';
create index reconciliation_run_over on reconciliation_run (finished_at) where finished_at is not null;
create index reconciliation_run_newest on reconciliation_run (requested_at desc, run_id);

-- The last full run that saw the contract in Oneflow's list.
alter table contract_sync add column listed_run uuid;

-- What this system knows of an HRM record whatever the HRM keeps: the contract it follows, and the last value of each attribute, sealed. hrm: which
-- HRM the record is in, so that another HRM's record with the same id is not taken for it.
create table hrm_record (
    account_id         bigint      not null,
    hrm                text        not null,
    employee_id        text        not null,
    version            bigint      not null,
    contract_id        bigint,
    contract_standing  text,
    contract_signed_at timestamptz,
    sealed_values      bytea       not null,
    updated_at         timestamptz not null,
    primary key (account_id, hrm, employee_id)
);

-- Differences between contract and HRM that a person decides about: one row for each record and attribute, the newest proposal wins.
-- open: waits. accepted: the next sync writes the contract's value. kept: the HRM's value stays while the contract proposes the same.
-- written: it was. settled: contract and HRM agree, or nobody asks any more.
create table review (
    review_id        uuid primary key,
    account_id       bigint      not null,
    hrm              text        not null,
    employee_id      text        not null,
    attribute        text        not null,
    contract_id      bigint      not null,
    source           text        not null,
    changed_by_hand  boolean     not null,
    mapping_version  text        not null,
    state            text        not null,
    -- counts the proposals: who decides says which one was seen
    revision         int         not null default 1,
    sealed_values    bytea       not null,
    opened_at        timestamptz not null,
    updated_at       timestamptz not null,
    decided_at       timestamptz,
    decided_by       text,
    decision_comment text,
    unique (account_id, hrm, employee_id, attribute),
    check (state in ('open', 'accepted', 'kept', 'written', 'settled'))
);
create index review_open on review (account_id, updated_at) where state = 'open';

-- Append-only: who decided what about which difference, and what came of it. Values stay sealed.
create table review_log (
    sequence      bigint generated always as identity primary key,
    review_id     uuid        not null,
    account_id    bigint      not null,
    employee_id   text        not null,
    attribute     text        not null,
    contract_id   bigint      not null,
    happened_at   timestamptz not null,
    what          text        not null,
    who           text        not null,
    comment       text,
    sealed_values bytea       not null
);
create index review_log_review on review_log (review_id, sequence);

create function review_log_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'review_log is append-only';
end $$;

create trigger review_log_append_only before update or delete on review_log
    for each row execute function review_log_is_append_only();

-- When the contract is to be looked at although nothing is told of it: its end comes.
alter table contract_sync add column look_again_at timestamptz;
create index contract_sync_look_again on contract_sync (look_again_at) where look_again_at is not null;

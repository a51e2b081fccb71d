-- given_up: a person decided that it is not tried any more. An event, a replay, another mapping or another HRM takes it up again.
alter table contract_sync drop constraint contract_sync_state_check;
alter table contract_sync add constraint contract_sync_state_check
    check (state in ('dirty', 'clean', 'foreign', 'parked', 'given_up'));
alter table contract_sync
    add column parked_at   timestamptz,
    add column given_up_at timestamptz;
update contract_sync set parked_at = coalesce(last_attempt_at, now()) where state = 'parked';
create index contract_sync_waits_for_person on contract_sync (parked_at, account_id, contract_id)
    where state in ('parked', 'given_up');

-- Until when replayed contracts are released, so that a further replay queues up behind it.
create table replay_queue (
    only_row       boolean primary key default true check (only_row),
    released_until timestamptz not null
);
insert into replay_queue (released_until) values ('-infinity');

-- Append-only: what operators did. One row for each contract concerned; those of one action share its id.
create table operator_action (
    sequence    bigint generated always as identity primary key,
    action_id   uuid        not null,
    happened_at timestamptz not null,
    who         text        not null,
    what        text        not null,
    account_id  bigint,
    contract_id bigint,
    comment     text,
    detail      jsonb       not null default '{}',
    traceparent text
);
create index operator_action_contract on operator_action (account_id, contract_id, sequence);

create function operator_action_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'operator_action is append-only';
end $$;

create trigger operator_action_append_only before update or delete on operator_action
    for each row execute function operator_action_is_append_only();
create trigger operator_action_no_truncate before truncate on operator_action
    for each statement execute function operator_action_is_append_only();

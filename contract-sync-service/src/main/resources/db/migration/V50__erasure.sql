-- Who had which values erased, when and why: append-only. What had values names the erasure that took them.
create table erasure (
    erasure_id  uuid primary key,
    account_id  bigint      not null,
    -- one of them; neither: the whole account
    employee_id text,
    contract_id bigint,
    happened_at timestamptz not null,
    who         text        not null,
    comment     text,
    -- how many rows of what lost their values
    erased      jsonb       not null,
    check (employee_id is null or contract_id is null)
);
create index erasure_account on erasure (account_id, happened_at);

create function erasure_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'erasure is append-only';
end $$;

create trigger erasure_append_only before update or delete on erasure
    for each row execute function erasure_is_append_only();
create trigger erasure_not_emptied before truncate on erasure
    for each statement execute function erasure_is_append_only();

-- The record of the erasure is written last, with what it erased: hence deferred.
alter table audit
    alter column sealed_values drop not null,
    add column erasure_id uuid references erasure deferrable initially deferred,
    add constraint audit_values_or_erasure check ((sealed_values is null) = (erasure_id is not null));
create index audit_account on audit (account_id, sequence);
create index audit_employee on audit (account_id, employee_id, sequence);

-- Two changes and no other: the row was published; its values are erased.
create or replace function audit_is_append_only() returns trigger language plpgsql as $$
declare
    erasable constant text[] := '{sealed_values,erasure_id}';
begin
    if tg_op = 'UPDATE' then
        if old.published_at is null and to_jsonb(new) - 'published_at' = to_jsonb(old) - 'published_at' then
            return new;
        end if;
        if old.erasure_id is null and new.erasure_id is not null and new.sealed_values is null
                and to_jsonb(new) - erasable = to_jsonb(old) - erasable then
            return new;
        end if;
    end if;
    raise exception 'audit is append-only';
end $$;

create trigger audit_not_emptied before truncate on audit
    for each statement execute function audit_is_append_only();

alter table review alter column sealed_values drop not null;

alter table review_log
    alter column sealed_values drop not null,
    add column erasure_id uuid references erasure deferrable initially deferred;
create index review_log_employee on review_log (account_id, employee_id);

create or replace function review_log_is_append_only() returns trigger language plpgsql as $$
declare
    erasable constant text[] := '{sealed_values,comment,erasure_id}';
begin
    if tg_op = 'UPDATE' and old.erasure_id is null and new.erasure_id is not null
            and new.sealed_values is null and new.comment is null
            and to_jsonb(new) - erasable = to_jsonb(old) - erasable then
        return new;
    end if;
    raise exception 'review_log is append-only';
end $$;

create trigger review_log_not_emptied before truncate on review_log
    for each statement execute function review_log_is_append_only();

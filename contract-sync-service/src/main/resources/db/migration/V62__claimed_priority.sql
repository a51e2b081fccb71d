-- How urgent a contract was when it was claimed: a claim that comes to nothing must not make it a backfill. Claims go by the more urgent of both.
alter table contract_sync add column claimed_priority smallint;
drop index contract_sync_due_of_account;
create index contract_sync_due_of_account on contract_sync (account_id, least(priority, claimed_priority), due_at)
    where state = 'dirty';

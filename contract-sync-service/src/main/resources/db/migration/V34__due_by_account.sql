-- Contracts are claimed account by account: with the account first, an account's backlog is not read through to find what another one has due.
create index contract_sync_due_of_account on contract_sync (account_id, priority, due_at) where state = 'dirty';
drop index contract_sync_due;

-- Since when Oneflow no longer lists the contract: it was counted as lost then, and is not counted again while Oneflow still shows it when asked.
alter table contract_sync add column unlisted_since timestamptz;

-- Until when all contracts are listed, because Oneflow did not list changes as expected; then it is asked again. full_only is no longer read: it stays
-- for processes of the version before, which may run beside this one for a while.
alter table reconciliation_account add column full_only_until timestamptz;
update reconciliation_account set full_only_until = now() where full_only;

-- Whose turn took the lock: when that process died before it told what it had written, the contract itself comes first.
alter table employee_lock add column contract_id bigint;
create index employee_lock_ended on employee_lock (locked_until);

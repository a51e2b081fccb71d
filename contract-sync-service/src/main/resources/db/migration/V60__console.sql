-- What people look for: a contract without its account, and what was written in the last hours. The audit only grows at its end: a block range index stays small.
create index contract_sync_contract on contract_sync (contract_id);
create index audit_occurred on audit using brin (occurred_at);

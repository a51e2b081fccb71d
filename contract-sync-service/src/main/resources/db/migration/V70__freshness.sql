-- What was signed, or changed, and waits: what the promise about freshness is about. Backfill waits behind it and is not in here.
create index contract_sync_fresh on contract_sync (account_id, dirty_since)
    where state = 'dirty' and least(priority, claimed_priority) < 2;

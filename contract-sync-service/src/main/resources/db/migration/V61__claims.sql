-- Signs of life and what is given back look for claims by their owner.
create index contract_sync_lease on contract_sync (lease_owner) where lease_owner is not null;

-- HRM attributes that the HRM accepted at the last sync and did not keep: they alone are no reason to write again.
alter table contract_sync add column not_taken text[] not null default '{}';

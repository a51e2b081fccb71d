-- What is about to be written to the HRM, sealed, until the result is recorded: a crash in between must not leave a change without its audit.
alter table contract_sync add column planned_write text;

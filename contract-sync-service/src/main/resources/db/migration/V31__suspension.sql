-- Set until a probe shows that the credentials are taken again, also when suspended_until is over: that only says when the next probe may go.
alter table account_credentials
    add column suspended_outcome text,
    add column suspended_since   timestamptz;
update account_credentials set suspended_since = now(), suspended_outcome = 'oneflow_unauthorised'
where suspended_until is not null;

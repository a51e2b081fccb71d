-- How much of its rate limit each Oneflow token has used, for all replicas: when the last granted turn would have come if turns came evenly.
-- token: a fingerprint. Rows are small and change with every call: room on the page keeps the changes there.
create table token_budget (
    token   text primary key,
    arrival timestamptz not null
) with (fillfactor = 50);

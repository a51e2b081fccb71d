-- Contracts to be created: one row for each request, for good; the content is in it only until the request is settled.
create table contract_request (
    account_id       bigint      not null,
    request_id       text        not null,
    sequence         bigint generated always as identity unique,
    -- open: is worked on. parked: waits for a person. settled: it has a result.
    state            text        not null default 'open',
    -- How far it is in Oneflow; reported once the result is on its topic.
    step             text        not null default 'requested',
    -- What to create, as JSON, sealed for this request; null once it is settled.
    sealed_content   bytea,
    -- Tells whether a second request with the same id asks for the same, when the content is gone.
    content_salt     bytea       not null,
    content_digest   bytea       not null,
    workspace_id     bigint      not null,
    template_id      bigint      not null,
    source           text        not null,
    requested_by     text        not null,
    requested_at     timestamptz,
    received_at      timestamptz not null,
    traceparent      text,
    contract_id      bigint,
    -- A creation was asked for and its fate is unknown: until then the contract may appear in Oneflow's lists.
    unsettled_until  timestamptz,
    creations        int         not null default 0,
    attempts         int         not null default 0,
    due_at           timestamptz not null,
    lease_owner      uuid,
    leased_until     timestamptz,
    last_outcome     text,
    last_reason      text,
    last_attempt_at  timestamptz,
    result_id        uuid,
    outcome          text,
    reason_code      text,
    reason           text,
    problems         jsonb       not null default '[]',
    settled_at       timestamptz,
    primary key (account_id, request_id),
    check (state in ('open', 'parked', 'settled')),
    check (step in ('requested', 'created', 'filled', 'published', 'reported')),
    check (state = 'settled' or sealed_content is not null),
    check ((state = 'settled') = (result_id is not null))
);
create index contract_request_due on contract_request (due_at) where state = 'open';
create index contract_request_parked on contract_request (account_id) where state = 'parked';
create index contract_request_lease on contract_request (lease_owner) where lease_owner is not null;

-- Results on their way to their topic; a request whose id was used again has one for each such use.
create table contract_request_result (
    sequence     bigint generated always as identity primary key,
    result_id    uuid        not null unique,
    account_id   bigint      not null,
    request_id   text        not null,
    outcome      text        not null,
    contract_id  bigint,
    reason_code  text,
    reason       text,
    requested_by text        not null,
    completed_at timestamptz not null,
    traceparent  text,
    published_at timestamptz
);
create index contract_request_result_unpublished on contract_request_result (sequence) where published_at is null;

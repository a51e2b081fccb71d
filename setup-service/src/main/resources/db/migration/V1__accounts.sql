-- What the admin has given us so far: the token of the last visit and the HRM. Not yet what other systems work with.
CREATE TABLE access (
    account_id         bigint PRIMARY KEY,
    sealed_token       bytea       NOT NULL,
    sealed_user_email  bytea,
    hrm_kind           text,
    hrm_base_url       text,
    hrm_authentication text,
    hrm_sealed_secret  bytea,
    hrm_token_url      text,
    hrm_client_id      text,
    updated_at         timestamptz NOT NULL
);

-- The public state of an account. Relayed to Kafka while published_version < version; version 0 was never public.
CREATE TABLE account (
    account_id          bigint PRIMARY KEY,
    name                text        NOT NULL,
    state               text        NOT NULL,
    state_reason        text,
    template_group_id   bigint,
    template_group_name text,
    data_fields         jsonb       NOT NULL DEFAULT '[]',
    endpoint_id         text,
    webhook_id          bigint,
    hrm_kind            text,
    mapping_version     text,
    occurred_at         timestamptz NOT NULL,
    version             bigint      NOT NULL DEFAULT 0,
    published_version   bigint      NOT NULL DEFAULT 0,
    traceparent         text
);
CREATE INDEX account_unpublished ON account (occurred_at) WHERE published_version < version;

-- What the sync service works with. live = false is a tombstone.
CREATE TABLE credentials (
    account_id         bigint PRIMARY KEY,
    live               boolean     NOT NULL,
    sealed_token       bytea,
    sealed_user_email  bytea,
    hrm_kind           text,
    hrm_base_url       text,
    hrm_authentication text,
    hrm_sealed_secret  bytea,
    hrm_token_url      text,
    hrm_client_id      text,
    updated_at         timestamptz NOT NULL,
    version            bigint      NOT NULL DEFAULT 0,
    published_version  bigint      NOT NULL DEFAULT 0,
    traceparent        text
);
CREATE INDEX credentials_unpublished ON credentials (updated_at) WHERE published_version < version;

-- An address that Oneflow may call. open = false is a tombstone; an endpoint never opens again.
CREATE TABLE endpoint (
    endpoint_id       text PRIMARY KEY,
    account_id        bigint      NOT NULL,
    open              boolean     NOT NULL,
    updated_at        timestamptz NOT NULL,
    version           bigint      NOT NULL DEFAULT 0,
    published_version bigint      NOT NULL DEFAULT 0,
    traceparent       text
);
CREATE UNIQUE INDEX endpoint_one_open_per_account ON endpoint (account_id) WHERE open;
CREATE INDEX endpoint_unpublished ON endpoint (updated_at) WHERE published_version < version;

CREATE TABLE sign_key (
    endpoint_id text        NOT NULL REFERENCES endpoint,
    key_id      text        NOT NULL,
    sealed_key  bytea       NOT NULL,
    valid_from  timestamptz NOT NULL,
    valid_until timestamptz,
    PRIMARY KEY (endpoint_id, key_id)
);

-- The saga: where the work on an account stands. request counts what was asked for, so that a runner notices a newer wish.
CREATE TABLE provisioning (
    account_id          bigint PRIMARY KEY,
    goal                text        NOT NULL,
    step                text        NOT NULL,
    status              text        NOT NULL,
    request             bigint      NOT NULL DEFAULT 1,
    attempts            int         NOT NULL DEFAULT 0,
    next_attempt_at     timestamptz NOT NULL,
    problem             text,
    problem_detail      text,
    template_group_id   bigint,
    template_group_name text,
    data_fields         jsonb       NOT NULL DEFAULT '[]',
    endpoint_id         text,
    webhook_id          bigint,
    mapping_version     text,
    traceparent         text,
    requested_at        timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL
);
CREATE INDEX provisioning_due ON provisioning (next_attempt_at) WHERE status IN ('RUNNING', 'WAITING');

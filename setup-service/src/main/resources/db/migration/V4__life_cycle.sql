-- The keys of an endpoint in their order: the one with the highest number is what Oneflow is to use. installed_at: when Oneflow had taken it.
ALTER TABLE sign_key ADD COLUMN number int;
ALTER TABLE sign_key ADD COLUMN created_at timestamptz;
ALTER TABLE sign_key ADD COLUMN installed_at timestamptz;
UPDATE sign_key SET created_at = valid_from, number = ranked.number
FROM (SELECT endpoint_id, key_id, row_number() OVER (PARTITION BY endpoint_id ORDER BY valid_from, key_id DESC) AS number FROM sign_key) ranked
WHERE ranked.endpoint_id = sign_key.endpoint_id AND ranked.key_id = sign_key.key_id;
UPDATE sign_key SET installed_at = account.occurred_at
FROM account WHERE account.endpoint_id = sign_key.endpoint_id AND account.state IN ('PROVISIONED', 'SUSPENDED');
ALTER TABLE sign_key ALTER COLUMN number SET NOT NULL;
ALTER TABLE sign_key ALTER COLUMN created_at SET NOT NULL;
CREATE UNIQUE INDEX sign_key_number ON sign_key (endpoint_id, number);
CREATE INDEX sign_key_created ON sign_key (created_at);
CREATE INDEX sign_key_ending ON sign_key (valid_until) WHERE valid_until IS NOT NULL;

-- hrm_confirmed: the admin confirmed what access says about the HRM; what is only half entered is not taken over by a repair.
ALTER TABLE provisioning ADD COLUMN hrm_confirmed boolean NOT NULL DEFAULT false;
-- Data fields that we made once and want no longer: left in Oneflow, because templates use them.
ALTER TABLE provisioning ADD COLUMN retired_fields jsonb NOT NULL DEFAULT '[]';
UPDATE provisioning SET hrm_confirmed = true WHERE goal = 'PROVISION' AND status <> 'DONE';
-- The labels that we gave our data fields: where Oneflow has another one, people chose it.
ALTER TABLE provisioning ADD COLUMN written_labels jsonb NOT NULL DEFAULT '{}';
UPDATE provisioning SET written_labels =
    (SELECT coalesce(jsonb_object_agg(field ->> 'customId', field ->> 'name'), '{}') FROM jsonb_array_elements(data_fields) field);

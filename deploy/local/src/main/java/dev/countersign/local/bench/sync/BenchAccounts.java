package dev.countersign.local.bench.sync;

import dev.countersign.events.AccountCredentials;
import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.AccountState;
import dev.countersign.events.HrmConnection;
import dev.countersign.events.SignKey;
import dev.countersign.events.WebhookEndpoint;
import dev.countersign.local.bench.load.BenchEndpoints;
import dev.countersign.local.stack.LocalSecrets;
import dev.countersign.local.story.JsonHttp;
import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.schemas.topic.RecordKeys;
import dev.countersign.schemas.topic.TopicNames;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Opens accounts: in Oneflow with the extension and a template, and on the topics what the setup service would tell of them. */
final class BenchAccounts {

    /** Those of the integration that comes along. */
    private static final List<String> DATA_FIELDS =
            List.of("demo_employee_name", "demo_employee_birthdate", "demo_employee_address", "demo_manager_name");

    private final URI oneflow;
    private final Records records;
    private final SecretBox credentials;
    private final SecretBox endpoints;
    private final JsonHttp http = JsonHttp.open();

    BenchAccounts(URI oneflow, Records records, LocalSecrets secrets) {
        this.oneflow = oneflow;
        this.records = records;
        this.credentials = SecretBox.fromKeyset(secrets.credentialsKeyset());
        this.endpoints = SecretBox.fromKeyset(secrets.endpointKeyset());
    }

    /** With the HRM at this address. */
    BenchAccount open(int index, URI hrm, String hrmToken) {
        String control = oneflow + "/control/accounts";
        long id = http.post(URI.create(control), Map.of("name", "Bench " + index))
                .path("id")
                .asLong();
        String token = http.post(URI.create(control + "/" + id + "/extension"), Map.of("method", "show-token"))
                .path("token")
                .asString();
        long group = group(token);
        long template = http.post(
                        URI.create(control + "/" + id + "/templates"),
                        Map.of("name", "Employment", "template_group_id", group))
                .path("id")
                .asLong();
        BenchAccount account = new BenchAccount(index, id, token, group, template);
        publish(account, hrm, hrmToken);
        return account;
    }

    private long group(String token) {
        JsonHttp rest = JsonHttp.withHeader("x-oneflow-api-token", token);
        long group = rest.post(URI.create(oneflow + "/v1/template_types"), Map.of("name", "Demo Template"))
                .path("id")
                .asLong();
        List<Map<String, String>> fields = DATA_FIELDS.stream()
                .map(field -> Map.of("custom_id", field, "name", field))
                .toList();
        var _ = rest.put(
                URI.create(oneflow + "/v1/template_types/" + group + "/data_fields"), Map.of("data_fields", fields));
        return group;
    }

    private void publish(BenchAccount account, URI hrm, String hrmToken) {
        String key = RecordKeys.account(account.id());
        String hrmOwner = SecretOwners.hrmSecret(account.id(), "scim", hrm.toString(), "bearer", null, null);
        records.send(
                TopicNames.ACCOUNT_CREDENTIALS,
                key,
                AccountCredentials.newBuilder()
                        .setAccountId(account.id())
                        .setVersion(1)
                        .setSealedOneflowToken(ByteBuffer.wrap(
                                credentials.seal(account.token(), SecretOwners.oneflowToken(account.id()))))
                        .setHrm(HrmConnection.newBuilder()
                                .setKind("scim")
                                .setBaseUrl(hrm.toString())
                                .setAuthentication("bearer")
                                .setSealedSecret(ByteBuffer.wrap(credentials.seal(hrmToken, hrmOwner)))
                                .build())
                        .setUpdatedAt(Instant.EPOCH)
                        .build());
        records.send(
                TopicNames.ACCOUNT_PROVISIONED,
                key,
                AccountProvisioned.newBuilder()
                        .setAccountId(account.id())
                        .setAccountName("Bench " + account.index())
                        .setState(AccountState.PROVISIONED)
                        .setVersion(1)
                        .setIntegrationName("Demo")
                        .setTemplateGroupId(account.templateGroup())
                        .setTemplateGroupName("Demo Template")
                        .setMapping(List.of())
                        .setMappingVersion("1")
                        .setOccurredAt(Instant.EPOCH)
                        .build());
        publishEndpoint(account);
    }

    private void publishEndpoint(BenchAccount account) {
        String id = BenchEndpoints.id(account.index());
        records.send(
                TopicNames.WEBHOOK_ENDPOINTS,
                id,
                WebhookEndpoint.newBuilder()
                        .setEndpointId(id)
                        .setAccountId(account.id())
                        .setVersion(1)
                        .setSignKeys(List.of(SignKey.newBuilder()
                                .setKeyId("key-" + id)
                                .setSealedKey(ByteBuffer.wrap(endpoints.seal(
                                        BenchEndpoints.signKey(account.index()), SecretOwners.endpoint(id))))
                                .setValidFrom(Instant.EPOCH)
                                .build()))
                        .setUpdatedAt(Instant.EPOCH)
                        .build());
    }
}

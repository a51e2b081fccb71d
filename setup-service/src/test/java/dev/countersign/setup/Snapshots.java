package dev.countersign.setup;

import static org.awaitility.Awaitility.await;

import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.setup.provisioning.Goal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * All that there is about an account in Oneflow, PostgreSQL and Kafka, without what differs from account to account by its nature: ids, times,
 * secrets and ciphertexts.
 */
final class Snapshots {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The saga is at rest where the goal leads, and the outbox has nothing more to say. */
    private static final String AT_REST = """
            SELECT count(*) = 1 FROM setup.provisioning p JOIN setup.account a USING (account_id)
            WHERE p.account_id = ? AND p.goal = ? AND p.status = 'DONE' AND a.published_version = a.version AND a.version > 0
                AND NOT EXISTS (SELECT 1 FROM setup.endpoint e WHERE e.account_id = p.account_id AND e.published_version < e.version)
                AND NOT EXISTS (SELECT 1 FROM setup.credentials c WHERE c.account_id = p.account_id AND c.published_version < c.version)
            """;

    private static final String SUSPENDED = """
            SELECT count(*) = 1 FROM setup.provisioning p JOIN setup.account a USING (account_id)
            WHERE p.account_id = ? AND p.status = 'STOPPED' AND a.state = 'SUSPENDED' AND a.published_version = a.version
            """;

    private static final String ROTATED = """
            SELECT count(*) = 2 FROM setup.sign_key k JOIN setup.endpoint e USING (endpoint_id)
            WHERE e.account_id = ? AND k.installed_at IS NOT NULL
            """;

    private static final Map<String, String> TABLES = Map.of(
            "account", """
                    SELECT name, state, state_reason, template_group_name, jsonb_array_length(data_fields) AS fields,
                        endpoint_id IS NULL AS no_endpoint, webhook_id IS NULL AS no_webhook, hrm_kind, mapping_version, version
                    FROM setup.account WHERE account_id = :account""",
            "access", """
                    SELECT hrm_kind, hrm_base_url, hrm_authentication, sealed_token IS NULL AS no_token
                    FROM setup.access WHERE account_id = :account""",
            "credentials", """
                    SELECT live, hrm_kind, hrm_base_url, hrm_authentication, sealed_token IS NULL AS no_token, version
                    FROM setup.credentials WHERE account_id = :account""",
            "endpoint", """
                    SELECT open, version FROM setup.endpoint WHERE account_id = :account""",
            "sign_key", """
                    SELECT k.number, k.valid_until - i.installed_at AS overlap, k.installed_at IS NULL AS not_installed
                    FROM setup.sign_key k JOIN setup.endpoint e USING (endpoint_id)
                    LEFT JOIN setup.sign_key i ON i.endpoint_id = k.endpoint_id AND i.number = k.number + 1
                    WHERE e.account_id = :account ORDER BY k.number""",
            "provisioning", """
                    SELECT goal, step, status, attempts, problem, template_group_name, jsonb_array_length(data_fields) AS fields,
                        retired_fields::text, written_labels::text, endpoint_id IS NULL AS no_endpoint,
                        webhook_id IS NULL AS no_webhook, mapping_version, hrm_confirmed
                    FROM setup.provisioning WHERE account_id = :account""");

    private final TestEnvironment environment;
    private final JdbcClient jdbc;

    Snapshots(TestEnvironment environment, DataSource database) {
        this.environment = environment;
        this.jdbc = JdbcClient.create(database);
    }

    void awaitReached(long account, Goal goal) {
        Goal settled = goal == Goal.ROTATE_SIGN_KEY ? Goal.PROVISION : goal;
        await().alias(goal + " of account " + account)
                .atMost(PATIENCE)
                .until(() -> jdbc.sql(AT_REST)
                                .params(account, settled.name())
                                .query(Boolean.class)
                                .single()
                        && (goal != Goal.ROTATE_SIGN_KEY
                                || jdbc.sql(ROTATED)
                                        .param(account)
                                        .query(Boolean.class)
                                        .single()));
    }

    /** Others know that nothing can be read of the account. */
    void awaitSuspended(long account) {
        await().alias("suspension of account " + account)
                .atMost(PATIENCE)
                .until(() ->
                        jdbc.sql(SUSPENDED).param(account).query(Boolean.class).single());
    }

    Map<String, Object> of(long account) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("oneflow", oneflow(account));
        TABLES.forEach((table, query) -> all.put(
                table,
                jdbc.sql(query).param("account", account).query().listOfRows().stream()
                        .map(Object::toString)
                        .toList()));
        String key = Long.toString(account);
        all.put(TopicNames.ACCOUNT_PROVISIONED, eventIds(TopicNames.ACCOUNT_PROVISIONED, key, account));
        all.put(TopicNames.ACCOUNT_CREDENTIALS, eventIds(TopicNames.ACCOUNT_CREDENTIALS, key, account));
        for (String endpoint : endpoints(account)) {
            all.merge(
                    TopicNames.WEBHOOK_ENDPOINTS,
                    eventIds(TopicNames.WEBHOOK_ENDPOINTS, endpoint, account),
                    (one, other) -> List.of(one, other));
        }
        return all;
    }

    /** Groups, fields and webhooks in Oneflow. */
    Map<String, Object> oneflow(long account) {
        JsonNode whole = environment.oneflow.state(account);
        String group = whole.path("template_groups").path(0).path("id").asString();
        List<String> groups = whole.path("template_groups").values().stream()
                .map(found -> found.path("name") + " " + found.path("description") + " "
                        + found.path("data_fields").values().stream()
                                .map(field -> field.path("custom_id") + " " + field.path("name"))
                                .toList())
                .toList();
        List<String> webhooks = whole.path("webhooks").values().stream()
                .map(found -> "group "
                        + found.path("template_group_id").asString().equals(group)
                        + " filters " + found.path("filters")
                        + " address of the open endpoint "
                        + endpoints(account)
                                .contains(found.path("callback_url").asString().replaceAll(".*/", "")))
                .toList();
        return Map.of("groups", groups, "webhooks", webhooks);
    }

    /** The ids of what was said, each once however often it was said. */
    private List<String> eventIds(String topic, String key, long account) {
        return eventIds(topic, key).stream()
                .distinct()
                .map(id -> id.replace(key, "KEY").replace(Long.toString(account), "ACCOUNT"))
                .toList();
    }

    List<String> eventIds(String topic, String key) {
        return environment.topics.read(topic, key).stream()
                .map(record -> new String(
                                Objects.requireNonNull(record.headers().lastHeader("ce_id"))
                                        .value(),
                                StandardCharsets.UTF_8)
                        + (record.value() == null ? " tombstone" : ""))
                .toList();
    }

    private List<String> endpoints(long account) {
        return jdbc.sql("SELECT endpoint_id FROM setup.endpoint WHERE account_id = ?")
                .param(account)
                .query(String.class)
                .list();
    }
}

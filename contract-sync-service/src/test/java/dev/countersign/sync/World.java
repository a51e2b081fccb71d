package dev.countersign.sync;

import dev.countersign.events.AccountCredentials;
import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.AccountState;
import dev.countersign.events.ContractEvent;
import dev.countersign.events.HrmConnection;
import dev.countersign.events.MappedDataField;
import dev.countersign.hrmsandbox.HrmSandbox;
import dev.countersign.hrmsandbox.HrmSandboxConfig;
import dev.countersign.sandbox.OneflowSandbox;
import dev.countersign.sandbox.SandboxConfig;
import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.schemas.topic.RecordKeys;
import dev.countersign.schemas.topic.TopicCatalogue;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.schemas.topic.TopicSpec;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import tools.jackson.databind.JsonNode;

/** Broker, database, Oneflow and HRM, made once for all tests that want them; each test has accounts of its own. */
final class World {

    static final String HRM_TOKEN = "hrm-canary-token-0123456789";
    static final String OPERATOR_TOKEN = "operator-token-0123456789";
    static final String SERVICE_TOKEN = "service-token-0123456789";
    static final String REGISTRY = "mock://contract-sync";

    private static final World INSTANCE = new World();

    final HttpJson http = new HttpJson();
    final OneflowSandbox oneflow;
    final HrmSandbox hrm;
    final SecretBox box;
    private final EmbeddedKafkaKraftBroker broker;
    private final KafkaProducer<String, Object> producer;
    private final KafkaProducer<String, byte[]> rawProducer;
    private final Path keyset;
    private final Map<String, Records> records = new ConcurrentHashMap<>();

    private World() {
        try {
            keyset = Files.createTempFile("credentials", ".json");
            Files.writeString(keyset, SecretBox.newKeyset());
            box = SecretBox.fromKeyset(keyset);
            oneflow = OneflowSandbox.start(
                    SandboxConfig.defaults().withRateLimit(1_000_000, java.time.Duration.ofMinutes(5)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SyncProcess.registerSchemas();
        hrm = HrmSandbox.start(HrmSandboxConfig.withToken(HRM_TOKEN));
        broker = new EmbeddedKafkaKraftBroker(
                1, 3, TopicCatalogue.all().stream().map(TopicSpec::name).toArray(String[]::new));
        broker.brokerProperties(Map.of("offsets.topic.num.partitions", "1", "group.initial.rebalance.delay.ms", "0"));
        broker.afterPropertiesSet();
        producer = new KafkaProducer<>(Map.of(
                "bootstrap.servers",
                broker.getBrokersAsString(),
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                KafkaAvroSerializer.class,
                "schema.registry.url",
                REGISTRY,
                "avro.remove.java.properties",
                true));
        rawProducer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.getBrokersAsString()),
                new StringSerializer(),
                new ByteArraySerializer());
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    static World get() {
        return INSTANCE;
    }

    private void close() {
        records.values().forEach(Records::close);
        producer.close();
        rawProducer.close();
        hrm.close();
        oneflow.close();
        broker.destroy();
    }

    /** A database of its own for a test class. */
    String database(String name) {
        return TestDatabase.create(name);
    }

    /** The service, as {@code java -jar} would start it. */
    ConfigurableApplicationContext start(String databaseUrl, Map<String, String> further) {
        return start(databaseUrl, further, _ -> {});
    }

    /** The same, with something put in its place before it starts. */
    ConfigurableApplicationContext start(
            String databaseUrl, Map<String, String> further, Consumer<GenericApplicationContext> changed) {
        return new SpringApplicationBuilder(ContractSyncApplication.class)
                .web(WebApplicationType.SERVLET)
                .initializers(context -> changed.accept((GenericApplicationContext) context))
                .run(arguments(databaseUrl, further));
    }

    /** The command line that starts the service in this world. */
    String[] arguments(String databaseUrl, Map<String, String> further) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.datasource.url", databaseUrl);
        properties.put("spring.datasource.username", "postgres");
        properties.put("spring.datasource.password", "postgres");
        properties.put("spring.kafka.bootstrap-servers", broker.getBrokersAsString());
        properties.put("spring.kafka.properties[schema.registry.url]", REGISTRY);
        properties.put("spring.kafka.producer.properties[auto.register.schemas]", "true");
        properties.put("server.port", "0");
        properties.put("management.server.port", "0");
        properties.put("countersign.oneflow.base-url", oneflow.apiBaseUri().toString());
        properties.put("countersign.oneflow.requests-per-window", "1000000");
        properties.put("countersign.secrets.credentials-keyset", keyset.toString());
        properties.put("countersign.hrm.allowed-internal-hosts", "127.0.0.1");
        properties.put("countersign.operator.token", OPERATOR_TOKEN);
        properties.put("countersign.internal.service-token", SERVICE_TOKEN);
        properties.put("countersign.reconciliation.enabled", "false");
        properties.put("countersign.sync.first-retry-delay", "100ms");
        properties.putAll(further);
        return properties.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
    }

    Customer customer() {
        return new Customer(http, oneflow.controlUri(), oneflow.apiBaseUri());
    }

    /** Tells the service of an account, as the setup service would. */
    void provision(Customer customer, long version) {
        provision(customer, version, hrm.scimUri());
    }

    void provision(Customer customer, long version, URI hrmUri) {
        provision(customer, version, "scim", hrmUri, HRM_TOKEN);
    }

    void provision(Customer customer, long version, String kind, URI hrmUri, String secret) {
        String tokenOwner = SecretOwners.oneflowToken(customer.accountId);
        String secretOwner = SecretOwners.hrmSecret(customer.accountId, kind, hrmUri.toString(), "bearer", null, null);
        AccountCredentials credentials = AccountCredentials.newBuilder()
                .setAccountId(customer.accountId)
                .setVersion(version)
                .setSealedOneflowToken(ByteBuffer.wrap(box.seal(customer.token, tokenOwner)))
                .setSealedOneflowUserEmail(ByteBuffer.wrap(
                        box.seal(customer.adminEmail, SecretOwners.oneflowUserEmail(customer.accountId))))
                .setHrm(HrmConnection.newBuilder()
                        .setKind(kind)
                        .setBaseUrl(hrmUri.toString())
                        .setAuthentication("bearer")
                        .setSealedSecret(ByteBuffer.wrap(box.seal(secret, secretOwner)))
                        .build())
                .setUpdatedAt(Instant.EPOCH)
                .build();
        String key = RecordKeys.account(customer.accountId);
        send(TopicNames.ACCOUNT_CREDENTIALS, key, credentials, null);
        announce(customer, version, List.of());
    }

    /** Tells the service where an account stands, and what its admin chose to be mapped where. */
    void announce(Customer customer, long version, List<MappedDataField> mapping) {
        AccountProvisioned account = AccountProvisioned.newBuilder()
                .setAccountId(customer.accountId)
                .setAccountName("Test AB")
                .setState(AccountState.PROVISIONED)
                .setVersion(version)
                .setIntegrationName("Demo")
                .setTemplateGroupId(customer.templateGroupId)
                .setTemplateGroupName("Demo Template")
                .setMapping(mapping)
                .setMappingVersion("own-" + version)
                .setOccurredAt(Instant.EPOCH)
                .build();
        send(TopicNames.ACCOUNT_PROVISIONED, RecordKeys.account(customer.accountId), account, null);
    }

    void event(Customer customer, long contract, String type) {
        event(customer, contract, type, "callback-" + contract + "-" + type, null);
    }

    void event(Customer customer, long contract, String type, String callbackId, @Nullable String traceparent) {
        ContractEvent event = ContractEvent.newBuilder()
                .setAccountId(customer.accountId)
                .setContractId(contract)
                .setEndpointId("endpoint")
                .setCallbackId(callbackId)
                .setEventType(type)
                .setEventTime(Instant.EPOCH)
                .setReceivedAt(Instant.EPOCH)
                .setSignKeyId("key")
                .setBodySha256("00")
                .build();
        send(TopicNames.CONTRACT_EVENTS, RecordKeys.contract(customer.accountId, contract), event, traceparent);
    }

    void send(String topic, String key, @Nullable Object value, @Nullable String traceparent) {
        ProducerRecord<String, Object> message = new ProducerRecord<>(topic, key, value);
        if (traceparent != null) {
            message.headers().add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
        }
        try {
            Object _ = producer.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void garbage(String topic, String key, byte[] value) {
        try {
            Object _ = rawProducer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Records records(String topic) {
        return records.computeIfAbsent(topic, name -> new Records(broker.getBrokersAsString(), name));
    }

    /** What the HRM holds of the employee with this number, as flat fields; empty when there is none. */
    Map<String, String> employee(String number) {
        for (JsonNode entry : employees()) {
            if (entry.path("fields")
                    .path("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber")
                    .asString("")
                    .equals(number)) {
                Map<String, String> fields = new LinkedHashMap<>();
                entry.path("fields")
                        .properties()
                        .forEach(each -> fields.put(
                                shortName(each.getKey()), each.getValue().asString()));
                return fields;
            }
        }
        return Map.of();
    }

    private static String shortName(String path) {
        return path.startsWith("urn:") ? path.substring(path.lastIndexOf(':') + 1) : path;
    }

    JsonNode employees() {
        return http.ok("GET", hrm.controlUri() + "/employees", null).path("data");
    }

    /** Somebody corrects a record in the HRM. */
    void byHand(String number, String attribute, String value) {
        String id = employee(number).getOrDefault("id", "");
        JsonNode _ = http.ok(
                "PATCH",
                hrm.scimUri() + "/Users/" + id,
                Map.of(
                        "schemas",
                        List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                        "Operations",
                        List.of(Map.of(
                                "op",
                                "replace",
                                "path",
                                "urn:ietf:params:scim:schemas:extension:countersign:2.0:Employee:" + attribute,
                                "value",
                                value))),
                "Authorization",
                "Bearer " + World.HRM_TOKEN);
    }

    void hrmFaults(int latencyMs, int status, int times) {
        JsonNode _ = http.ok(
                "PUT", hrm.controlUri() + "/faults", Map.of("latency_ms", latencyMs, "status", status, "times", times));
    }

    void oneflowFaults(Map<String, Object> faults) {
        JsonNode _ = http.ok("PUT", oneflow.controlUri() + "/faults", faults);
    }
}

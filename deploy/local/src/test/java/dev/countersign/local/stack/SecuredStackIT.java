package dev.countersign.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.AccountState;
import dev.countersign.events.EmployeeRecordSynced;
import dev.countersign.local.story.DemoEmployee;
import dev.countersign.local.story.Hrm;
import dev.countersign.local.story.Onboarding;
import dev.countersign.local.story.Oneflow;
import dev.countersign.local.story.Teller;
import dev.countersign.local.story.Waiting;
import dev.countersign.schemas.access.AccessCatalogue;
import dev.countersign.schemas.topic.TopicNames;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The services work with TLS, users and the catalogue's rights everywhere, and nobody gets in without them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
final class SecuredStackIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SUBSCRIBER = AccessCatalogue.SUBSCRIBER.name();
    private static final DemoEmployee EMPLOYEE = new DemoEmployee(
            "Tilda Tls", "tilda.tls@example.com", "1979-08-09", "Låsgatan 5, 555 55 Nyköping", "Maja Manager");

    private SecuredStack stack;

    @BeforeAll
    void start() throws IOException, GeneralSecurityException {
        stack = SecuredStack.start();
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void a_signed_contract_becomes_an_employee_record_and_a_subscriber_hears_of_it()
            throws IOException, GeneralSecurityException {
        // Given
        Oneflow oneflow = new Oneflow(stack.endpoints());
        long account = oneflow.createAccount("Secured AB");
        var _ = new Onboarding(stack.endpoints(), stack.secrets(), new Silent())
                .complete(oneflow.enableExtension(account, "automatic-get"));
        AccountProvisioned provisioned = heard(
                stack.kafka().certified(SUBSCRIBER),
                TopicNames.ACCOUNT_PROVISIONED,
                AccountProvisioned.class,
                found -> found.getAccountId() == account && found.getState() == AccountState.PROVISIONED);
        long template = oneflow.createTemplate(
                account, "Employment agreement", Objects.requireNonNull(provisioned.getTemplateGroupId()));
        long contract = oneflow.createContract(account, template, EMPLOYEE);

        // When
        oneflow.act(contract, "publish");
        oneflow.act(contract, "sign");

        // Then
        EmployeeRecordSynced synced = heard(
                stack.kafka().withPassword(SUBSCRIBER, stack.password(SUBSCRIBER)),
                TopicNames.EMPLOYEE_RECORDS,
                EmployeeRecordSynced.class,
                found -> found.getContractId() == contract);
        assertThat(synced.getAccountId()).isEqualTo(account);
        assertThat(new Hrm(stack.endpoints()).ofContract(contract))
                .hasValueSatisfying(
                        entry -> assertThat(entry.value("displayName")).isEqualTo(EMPLOYEE.name()));
    }

    @Test
    void the_services_speak_to_their_databases_by_tls_only() throws SQLException {
        // When
        Map<String, Boolean> encrypted = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(stack.databaseUrl(), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select usename, bool_and(ssl) from pg_stat_activity join pg_stat_ssl using (pid)"
                                + " where usename <> 'postgres' group by usename")) {
            while (rows.next()) {
                encrypted.put(rows.getString(1), rows.getBoolean(2));
            }
        }

        // Then
        assertThat(encrypted).isEqualTo(Map.of(SecuredDatabase.SETUP_USER, true, SecuredDatabase.SYNC_USER, true));
    }

    @ParameterizedTest
    @CsvSource({
        "webhook-ingress," + TopicNames.ACCOUNT_CREDENTIALS,
        "setup-service," + TopicNames.ACCOUNT_CREDENTIALS,
        "contract-sync-service," + TopicNames.WEBHOOK_ENDPOINTS,
        "subscriber," + TopicNames.WEBHOOK_ENDPOINTS,
        "subscriber," + TopicNames.DEAD_LETTERS,
        "lag-reader," + TopicNames.CONTRACT_EVENTS,
    })
    void who_is_no_reader_of_a_topic_gets_no_record_of_it(String principal, String topic)
            throws IOException, GeneralSecurityException {
        // Given
        Map<String, Object> configuration = stack.kafka().withPassword(principal, stack.password(principal));

        // Then
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            consumer.seek(new TopicPartition(topic, 0), 0);
            assertThatThrownBy(() -> consumer.poll(PATIENCE)).isInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void a_certificate_gives_no_more_rights_than_a_password()
            throws ExecutionException, GeneralSecurityException, IOException, InterruptedException {
        // Given
        String ingress = AccessCatalogue.WEBHOOK_INGRESS.name();

        // Then
        assertThat(BrokerRights.of(stack.kafka().certified(ingress)))
                .isEqualTo(BrokerRights.of(AccessCatalogue.WEBHOOK_INGRESS));
    }

    @Test
    void the_broker_lets_every_principal_do_what_the_catalogue_says_and_nothing_else()
            throws ExecutionException, GeneralSecurityException, IOException, InterruptedException {
        // Then
        for (var principal : AccessCatalogue.all()) {
            assertThat(BrokerRights.of(stack.kafka().withPassword(principal.name(), stack.password(principal.name()))))
                    .as(principal.name())
                    .isEqualTo(BrokerRights.of(principal));
        }
    }

    @Test
    void a_subscriber_joins_no_group_of_the_services() throws IOException, GeneralSecurityException {
        // Given
        Map<String, Object> configuration = stack.kafka().certified(SUBSCRIBER);
        configuration.put("group.id", "contract-sync-service");

        // Then
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(TopicNames.CONTRACT_EVENTS));
            assertThatThrownBy(() -> consumer.poll(PATIENCE)).isInstanceOf(GroupAuthorizationException.class);
        }
    }

    @Test
    void kafka_takes_nobody_without_a_certificate() throws IOException, GeneralSecurityException {
        // Then
        try (Admin admin = Admin.create(stack.kafka().anonymous())) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get())
                    .hasCauseInstanceOf(AuthenticationException.class);
        }
    }

    @Test
    void kafka_takes_nobody_with_a_wrong_password() throws IOException, GeneralSecurityException {
        // Then
        try (Admin admin = Admin.create(stack.kafka().withPassword(SUBSCRIBER, "wrong"))) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void the_registry_takes_nobody_with_a_wrong_password() {
        // Given
        RegistryAccess wrong = stack.registry().withPassword("wrong");

        var client = new CachedSchemaRegistryClient(wrong.url().toString(), 1, wrong.client());

        // Then
        assertThatThrownBy(client::getAllSubjects)
                .isInstanceOfSatisfying(
                        RestClientException.class,
                        refused -> assertThat(refused.getStatus()).isEqualTo(401));
    }

    @ParameterizedTest
    @CsvSource({"sslmode=disable,true", "sslmode=require,false"})
    void postgresql_takes_nobody_without_tls_or_with_a_wrong_password(String parameters, boolean rightPassword) {
        // Given
        String url = stack.databaseUrl() + "?" + parameters;
        String password = rightPassword ? stack.password(SecuredDatabase.SYNC_USER) : "wrong";

        // Then
        assertThatThrownBy(() -> DriverManager.getConnection(url, SecuredDatabase.SYNC_USER, password))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).startsWith("28"));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void no_log_and_no_management_interface_tells_a_secret() throws IOException, InterruptedException {
        // When
        Map<String, String> told = new HashMap<>();
        try (Stream<Path> logs = Files.list(stack.logs())) {
            for (Path log : logs.toList()) {
                told.put(log.getFileName().toString(), Files.readString(log));
            }
        }
        Endpoints endpoints = stack.endpoints();
        for (URI management :
                List.of(endpoints.ingressManagement(), endpoints.setupManagement(), endpoints.syncManagement())) {
            for (String path : List.of("health", "prometheus", "env", "configprops")) {
                URI uri = URI.create(management + "/actuator/" + path);
                told.put(uri.toString(), get(uri));
            }
        }

        // Then
        List<String> found = new ArrayList<>();
        told.forEach((where, text) -> {
            if (stack.everySecret().stream().anyMatch(text::contains) || text.contains("PRIVATE KEY")) {
                found.add(where);
            }
        });
        assertThat(found).isEmpty();
        assertThat(told).hasSizeGreaterThan(15);
    }

    private <T> T heard(Map<String, Object> kafka, String topic, Class<T> type, Predicate<T> wanted) {
        Map<String, Object> configuration = new HashMap<>(kafka);
        configuration.putAll(stack.registry().client());
        configuration.put("specific.avro.reader", true);
        configuration.put("group.id", SUBSCRIBER + "-payroll");
        configuration.put("auto.offset.reset", "earliest");
        configuration.put("key.deserializer", StringDeserializer.class);
        configuration.put("value.deserializer", KafkaAvroDeserializer.class);
        try (KafkaConsumer<String, Object> consumer = new KafkaConsumer<>(configuration)) {
            consumer.subscribe(List.of(topic));
            return Waiting.until("record on " + topic, PATIENCE, () -> {
                var records = consumer.poll(Duration.ofMillis(200));
                return StreamSupport.stream(records.spliterator(), false)
                        .flatMap(message -> Stream.ofNullable(message.value()))
                        .map(type::cast)
                        .filter(wanted)
                        .findFirst();
            });
        }
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static final class Silent implements Teller {
        @Override
        public void heading(String line) {}

        @Override
        public void say(String line) {}

        @Override
        public void detail(String line) {}
    }
}

package dev.countersign.setup;

import dev.countersign.setup.provisioning.CrashingProbe;
import java.nio.file.Path;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as its main method starts it, on free ports, with everything around it; started once for all tests. */
final class TestService {

    static final String OPERATOR_TOKEN = TestEnvironment.OPERATOR_TOKEN;

    private static final TestService SHARED = new TestService();

    final TestEnvironment environment = TestEnvironment.shared();
    final TestTopics topics = environment.topics;
    final OneflowAccounts oneflow = environment.oneflow;
    final Path endpointKeyset = environment.endpointKeyset;
    final Path credentialsKeyset = environment.credentialsKeyset;
    private final ConfigurableApplicationContext context = start();

    static TestService shared() {
        return SHARED;
    }

    /** A process of the service; a further one is a second replica. */
    ConfigurableApplicationContext start(String... more) {
        return new SpringApplicationBuilder(
                        SetupServiceApplication.class,
                        CrashingProbe.class,
                        ScriptedSyncService.class,
                        SpanCapture.class,
                        MovableClock.class)
                .run(environment.arguments(TestEnvironment.DATABASE, more).toArray(String[]::new));
    }

    /** Another database, empty, for a process that is to have accounts of its own. */
    String newDatabase(String name) {
        environment.createDatabase(name);
        return environment.jdbcUrl(name);
    }

    String baseUrl() {
        return baseUrl(context);
    }

    static String baseUrl(ConfigurableApplicationContext context) {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    String managementUrl() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.management.port");
    }

    String setupUrl() {
        return baseUrl() + "/api/integrations/oneflow/setup";
    }

    CrashingProbe probe() {
        return context.getBean(CrashingProbe.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }
}

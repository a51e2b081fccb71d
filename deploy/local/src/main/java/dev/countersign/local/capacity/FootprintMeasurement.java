package dev.countersign.local.capacity;

import dev.countersign.local.bench.report.Environment;
import dev.countersign.local.bench.report.ResultFiles;
import dev.countersign.local.bench.sync.ServiceMetrics;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.LocalStack;
import dev.countersign.local.stack.Progress;
import dev.countersign.local.stack.ServiceKind;
import dev.countersign.local.story.Oneflow;
import dev.countersign.local.traffic.Agreements;
import dev.countersign.local.traffic.Customer;
import dev.countersign.local.traffic.Rota;
import dev.countersign.local.traffic.WebhookLoad;
import dev.countersign.schemas.topic.TopicNames;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Measures what a webhook and a signed contract leave behind: starts the whole system, has contracts signed with webhooks
 * before each signature, and looks at database and broker before and after. What the service does by the clock while it waits
 * is counted too.
 */
final class FootprintMeasurement {

    private static final int CONTRACTS = 300;
    private static final int WEBHOOKS_BEFORE_SIGNATURE = 5;
    private static final int PER_SECOND = 150;
    private static final long ALL_OF_THEM = 1_000_000;
    /** PostgreSQL's processes tell their counters at least so often. */
    private static final long COUNTERS_ARE_TOLD_MS = 11_000;

    private final LocalFolders folders;
    private final Progress progress;

    FootprintMeasurement(LocalFolders folders, Progress progress) {
        this.folders = folders;
        this.progress = progress;
    }

    private record State(long commits, long rows, long wal, long size, long events, long records, long calls) {}

    /** Measures, and writes the result into a folder; its file. */
    Path writeTo(Path results) throws SQLException, InterruptedException {
        try (LocalStack stack = LocalStack.startAnywhere(folders, progress)) {
            Footprint footprint = measure(stack);
            String file = "footprint-" + footprint.environment().date().substring(0, 10) + ".json";
            new ResultFiles(results).write(file, footprint);
            return results.resolve(file);
        }
    }

    private Footprint measure(LocalStack stack) throws SQLException, InterruptedException {
        Oneflow oneflow = new Oneflow(stack.endpoints());
        Customer customer = Customer.onboard(stack, "Measured AB");
        oneflow.setFaults(Map.of("lose_next_deliveries", ALL_OF_THEM));
        Agreements agreements = new Agreements(stack.endpoints());
        List<Long> contracts = agreements.write(customer, CONTRACTS);
        try (HttpClient http = HttpClient.newHttpClient();
                Connection database = DriverManager.getConnection(stack.syncDatabaseUrl(), "postgres", "postgres");
                WebhookLoad load = new WebhookLoad(
                        http, new Rota(stack.first(ServiceKind.WEBHOOK_INGRESS)), customer, PER_SECOND, contracts)) {
            State before = look(stack, database);
            load.start();
            TimeUnit.SECONDS.sleep((long) CONTRACTS * WEBHOOKS_BEFORE_SIGNATURE / PER_SECOND);
            for (long contract : contracts) {
                agreements.sign(contract);
                load.tellSigned(contract);
            }
            TimeUnit.SECONDS.sleep(CONTRACTS / PER_SECOND + 1);
            load.finish();
            agreements.awaitRecords();
            State after = look(stack, database);
            return new Footprint(
                    environment(),
                    agreements.signed(),
                    load.sent(),
                    after.calls() - before.calls(),
                    after.commits() - before.commits(),
                    after.rows() - before.rows(),
                    after.wal() - before.wal(),
                    after.size() - before.size(),
                    after.events() - before.events(),
                    after.records() - before.records());
        }
    }

    private Environment environment() {
        return Environment.of(folders.repository(), List.of(folders.libraries()), Map.of(), Clock.systemUTC());
    }

    private static State look(LocalStack stack, Connection database) throws SQLException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(COUNTERS_ARE_TOLD_MS);
        try (Statement statement = database.createStatement()) {
            long wal = number(statement, "select pg_current_wal_lsn() - '0/0'::pg_lsn");
            long commits =
                    number(statement, "select xact_commit from pg_stat_database where datname = current_database()");
            long rows = number(
                    statement,
                    "select tup_inserted + tup_updated + tup_deleted from pg_stat_database where datname = current_database()");
            // Without it, space of old versions of rows would count, which is used again.
            statement.execute("vacuum full");
            long size = number(statement, "select pg_database_size(current_database())");
            double calls = new ServiceMetrics(URI.create(stack.endpoints().syncManagement() + "/actuator/prometheus"))
                    .sum("countersign_oneflow_calls_seconds_count");
            return new State(
                    commits,
                    rows,
                    wal,
                    size,
                    size(stack, TopicNames.CONTRACT_EVENTS),
                    size(stack, TopicNames.EMPLOYEE_RECORDS),
                    (long) calls);
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            boolean _ = rows.next();
            return rows.getLong(1);
        }
    }

    private static long size(LocalStack stack, String topic) throws InterruptedException {
        try (Admin admin = Admin.create(Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.endpoints().bootstrapServers()))) {
            return admin.describeLogDirs(List.of(1)).allDescriptions().get().values().stream()
                    .flatMap(folders -> folders.values().stream())
                    .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                    .filter(replica -> replica.getKey().topic().equals(topic))
                    .mapToLong(replica -> replica.getValue().size())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not tell the sizes of its topics", e);
        }
    }
}

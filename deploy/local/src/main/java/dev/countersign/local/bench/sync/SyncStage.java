package dev.countersign.local.bench.sync;

import dev.countersign.local.bench.measure.ProcessUsage;
import dev.countersign.local.bench.report.Environment;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.LocalStack;
import dev.countersign.local.stack.MeasuredSync;
import dev.countersign.local.stack.Progress;
import dev.countersign.local.story.JsonHttp;
import dev.countersign.schemas.topic.TopicNames;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The service with everything around it, accounts whose HRMs are the benchmark's own, and contracts on demand. */
final class SyncStage implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(3);
    static final String SERVICE = "service-";
    static final String PLAIN = "plain-";

    private static final String DEAD = "dead-0";
    private static final String LARGE = "large-0";
    private static final int ACCOUNTS = 20;
    /** As a deployment would have it; the heap is that of the local stack. */
    private static final List<String> OPTIONS = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final LocalFolders folders;
    private final SyncScale scale;
    private final Progress progress;
    private final BenchHrms hrms;
    private final LocalStack stack;
    private final Records records;
    private final SyncRows rows;
    private final BenchContracts contracts;
    private final String hrmToken;
    private final List<BenchAccount> accounts = new ArrayList<>();
    private final BenchAccount dead;
    private final BenchAccount large;

    private SyncStage(
            LocalFolders folders, SyncScale scale, Progress progress, BenchHrms hrms, String hrmToken, LocalStack stack)
            throws SQLException {
        this.folders = folders;
        this.scale = scale;
        this.progress = progress;
        this.hrms = hrms;
        this.hrmToken = hrmToken;
        this.stack = stack;
        records = new Records(
                stack.endpoints().bootstrapServers(), stack.endpoints().registry());
        rows = SyncRows.connect(stack.syncDatabaseUrl());
        contracts = new BenchContracts(stack.endpoints().oneflow());
        BenchAccounts opening = new BenchAccounts(stack.endpoints().oneflow(), records, stack.secrets());
        for (int index = 0; index < ACCOUNTS; index++) {
            hrms.open(PLAIN + index);
            accounts.add(open(opening, index, SERVICE + index));
        }
        dead = open(opening, ACCOUNTS, DEAD);
        hrms.kill(DEAD);
        large = open(opening, ACCOUNTS + 1, LARGE);
        records.flush();
    }

    private BenchAccount open(BenchAccounts opening, int index, String hrm) {
        hrms.open(hrm);
        return opening.open(index, hrms.uri(hrm), hrmToken);
    }

    static SyncStage set(LocalFolders folders, SyncScale scale, Progress progress)
            throws SQLException, InterruptedException {
        String hrmToken = UUID.randomUUID().toString();
        BenchHrms hrms = BenchHrms.start(hrmToken);
        try {
            LocalStack stack = LocalStack.startSyncAlone(folders, progress, measured(hrms));
            try {
                SyncStage stage = new SyncStage(folders, scale, progress, hrms, hrmToken, stack);
                stage.rows.awaitAccounts(ACCOUNTS + 2, PATIENCE);
                stage.slowDown();
                stage.warmUp();
                return stage;
            } catch (SQLException | InterruptedException | RuntimeException e) {
                stack.close();
                throw e;
            }
        } catch (SQLException | InterruptedException | RuntimeException e) {
            hrms.close();
            throw e;
        }
    }

    private static MeasuredSync measured(BenchHrms hrms) {
        return new MeasuredSync(
                OPTIONS,
                Map.of(
                        "COUNTERSIGN_HRM_ALLOWED_INTERNAL_HOSTS",
                        "127.0.0.1:" + hrms.port(),
                        // The bound is for each host, and here all accounts' HRMs are on one.
                        "COUNTERSIGN_HRM_MAX_CONNECTIONS_PER_HOST",
                        "100",
                        "COUNTERSIGN_RECONCILIATION_ENABLED",
                        "false"));
    }

    private void slowDown() {
        var _ = JsonHttp.open()
                .put(
                        URI.create(stack.endpoints().oneflow() + "/control/faults"),
                        Map.of("latency_ms", scale.latency().toMillis()));
        hrms.setLatency(scale.latency());
    }

    private void warmUp() throws SQLException, InterruptedException {
        List<BenchContract> some = contracts.make(accounts, scale.warmUp());
        publish(some);
        rows.awaitClean(some, PATIENCE);
        progress.say("Warmed up with " + some.size() + " contracts of " + accounts.size() + " accounts");
    }

    /** Says of each contract that it was signed, all in one partition, as fast as the broker takes it. */
    void publish(List<BenchContract> some) {
        some.forEach(contract -> records.event(
                TopicNames.CONTRACT_EVENTS,
                0,
                contract,
                "contract:sign",
                UUID.randomUUID().toString()));
        records.flush();
    }

    /** Signed contracts of people whom no HRM knows yet, in turn for each account. */
    List<BenchContract> newContracts(int count) {
        return contracts.make(accounts, count);
    }

    /** The same for the account whose HRM is dead. */
    List<BenchContract> contractsOfTheDead(int count) {
        return contracts.make(List.of(dead), count);
    }

    Environment environment() {
        return Environment.of(
                folders.repository(),
                List.of(folders.libraries()),
                Map.of("contract-sync-service", OPTIONS),
                Clock.systemUTC());
    }

    long servicePid() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .arguments()
                        .map(arguments -> arguments[arguments.length - 1].contains("contract-sync-service"))
                        .orElse(false))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The service's process is not found"))
                .pid();
    }

    Duration serviceCpu() {
        return ProcessUsage.cpu(servicePid());
    }

    LocalFolders folders() {
        return folders;
    }

    SyncScale scale() {
        return scale;
    }

    BenchHrms hrms() {
        return hrms;
    }

    LocalStack stack() {
        return stack;
    }

    Records records() {
        return records;
    }

    SyncRows rows() {
        return rows;
    }

    List<BenchAccount> accounts() {
        return List.copyOf(accounts);
    }

    BenchAccount dead() {
        return dead;
    }

    BenchAccount large() {
        return large;
    }

    String hrmToken() {
        return hrmToken;
    }

    @Override
    public void close() {
        records.close();
        try {
            rows.close();
        } catch (SQLException e) {
            progress.say("The database was gone before the benchmark: " + e.getMessage());
        }
        stack.close();
        hrms.close();
    }
}

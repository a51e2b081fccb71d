package dev.countersign.local.chaos;

import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.LocalSecrets;
import dev.countersign.local.stack.Progress;
import dev.countersign.local.stack.StartFailedException;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A run of the proof: three brokers and two ingresses, traffic as Oneflow makes it, one fault after the other, and in
 * the end every record read back. Closing it ends all processes.
 */
public final class IngressChaos implements AutoCloseable {

    private static final Duration REPORT_EVERY = Duration.ofSeconds(10);

    private final ChaosOptions options;
    private final LocalFolders folders;
    private final Progress progress;
    private final HttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LocalSecrets secrets;
    private final Cluster cluster;
    private final Callbacks callbacks;
    private final List<Tenant> tenants;

    /**
     * Prepares a run; what an earlier one wrote to the same place is removed.
     *
     * @param options what to do
     * @param folders where the jars are, and where the run writes
     * @param progress hears what happens, from several threads
     */
    public IngressChaos(ChaosOptions options, LocalFolders folders, Progress progress) {
        this.options = options;
        this.folders = folders;
        this.progress = progress;
        folders.startAfresh();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .executor(threads)
                .build();
        this.secrets = LocalSecrets.makeIn(folders.secrets(), new SecureRandom());
        this.tenants = Tenants.of(options.seed());
        this.callbacks = new Callbacks(options.seed(), tenants);
        this.cluster = new Cluster(folders, secrets, http, progress);
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "stop-chaos"));
    }

    /**
     * Runs it, which takes minutes.
     *
     * @return what was found; nobody has judged it yet
     * @throws StartFailedException when the cluster does not start, or does not recover although all faults are healed
     * @throws InterruptedException when interrupted
     */
    public ChaosResult run() throws InterruptedException {
        cluster.startForIngresses(threads);
        Tenants.publish(tenants, secrets, cluster.bootstrapServers(), cluster.registry());
        cluster.startIngresses();
        String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Pulse pulse = new Pulse();
        SendLog log = new SendLog(options.capacity());
        Trouble trouble = new Trouble(cluster, options.plan(), pulse, progress);
        Sender sender = new Sender(
                callbacks,
                new Balancer(http, cluster.addresses()),
                log,
                pulse,
                options.callbacks(),
                trouble::wasComplete);
        sendThrough(trouble, sender, pulse);
        double seconds = TimeUnit.NANOSECONDS.toMillis(pulse.elapsedNanos()) / 1000.0;
        Verdict verdict = readBack(log, sender);
        return new ChaosResult(
                startedAt,
                Machine.commit(folders.repository()),
                command(),
                Machine.ours(),
                options.seed(),
                options.lanes(),
                seconds,
                Math.round(verdict.acknowledged() / seconds),
                pulse.medianPerSecond(),
                pulse.silentSeconds(),
                TimeUnit.NANOSECONDS.toMillis(pulse.whole().longestSilenceNanos()),
                sender.answers().all(),
                sender.deeds().all(),
                trouble.reports(),
                verdict);
    }

    /**
     * Where a kept cluster is found.
     *
     * @return a line for each part
     */
    public List<String> places() {
        return List.of(
                "Kafka: " + cluster.bootstrapServers(),
                "Schema registry: " + cluster.registry(),
                "Ingresses: " + cluster.addresses(),
                "Logs: " + folders.logs());
    }

    @Override
    public void close() {
        cluster.close();
        http.shutdownNow();
        http.close();
        threads.close();
    }

    private void sendThrough(Trouble trouble, Sender sender, Pulse pulse) throws InterruptedException {
        progress.say("Sending at least " + options.callbacks() + " callbacks, seed " + options.seed());
        CompletableFuture<Void> faults = CompletableFuture.runAsync(trouble::run, threads);
        var _ = faults.whenComplete((_, failure) -> {
            if (failure != null) {
                sender.stop();
            }
        });
        Thread reporter = Thread.ofVirtual().start(() -> report(sender, pulse));
        sender.run(options.lanes());
        reporter.interrupt();
        trouble.end();
        try {
            faults.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartFailedException failed
                    ? failed
                    : new StartFailedException("The faults ended too early: " + e.getCause(), e);
        }
    }

    private Verdict readBack(SendLog log, Sender sender) {
        cluster.healAll();
        Checker checker = new Checker(callbacks, log);
        try (Watch watch = new Watch(cluster.bootstrapServers())) {
            watch.awaitReplicas(cluster.brokers(), cluster.bootstrapServerOfEach());
            progress.say("Reading back every record");
            TopicReader reader = new TopicReader(cluster.bootstrapServers(), cluster.registry());
            reader.readContractEvents(checker);
            reader.readQuarantine(watch.topics(cluster.brokers()), checker);
        }
        return checker.conclude(sender.deeds().of(Sender.FORGED_ACKNOWLEDGED));
    }

    private void report(Sender sender, Pulse pulse) {
        try {
            while (true) {
                long before = pulse.oks();
                Thread.sleep(REPORT_EVERY);
                progress.say(sender.begun() + " callbacks begun, " + (pulse.oks() - before) / REPORT_EVERY.toSeconds()
                        + " answers of 200 a second");
            }
        } catch (InterruptedException _) {
            // Everything is sent.
            Thread.currentThread().interrupt();
        }
    }

    private String command() {
        StringBuilder command = new StringBuilder("./countersign chaos ingress --seed ").append(options.seed());
        return (options.shortForm()
                        ? command.append(" --short")
                        : command.append(" --callbacks ")
                                .append(options.callbacks())
                                .append(" --faults ")
                                .append(options.kinds().stream()
                                        .sorted()
                                        .map(kind -> kind.name().toLowerCase(java.util.Locale.ROOT))
                                        .collect(java.util.stream.Collectors.joining(","))))
                .toString();
    }
}

package dev.countersign.local.rollout;

import dev.countersign.local.stack.LocalStack;
import dev.countersign.local.stack.Progress;
import dev.countersign.local.stack.ServiceKind;
import dev.countersign.local.story.Oneflow;
import dev.countersign.local.traffic.Agreements;
import dev.countersign.local.traffic.Customer;
import dev.countersign.local.traffic.WebhookLoad;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Gives every service of a running stack another release, under load, and goes back to the first one if that is wanted. */
public final class Rollout {

    private static final int EXIT_AFTER_SIGTERM = 143;
    private static final int REPEATED_CONTRACTS = 10;
    private static final Duration SIGN_EVERY = Duration.ofMillis(500);
    private static final long ALL_OF_THEM = 1_000_000;
    /** Spring writes it into every line of the log, as {@code service.version}. */
    private static final String VERSION = "SPRING_APPLICATION_VERSION";

    private final LocalStack stack;
    private final Progress progress;
    private final int perSecond;
    private final Oneflow oneflow;
    private final List<String> wrongs = new ArrayList<>();

    /**
     * A rollout on a stack whose services are those it was started with.
     *
     * @param stack the stack
     * @param perSecond webhooks a second
     * @param progress hears what happens, from several threads
     */
    public Rollout(LocalStack stack, int perSecond, Progress progress) {
        this.stack = stack;
        this.perSecond = perSecond;
        this.progress = progress;
        this.oneflow = new Oneflow(stack.endpoints());
    }

    /**
     * Runs it, which takes a minute or two.
     *
     * @param back whether to go back afterwards; otherwise the stack is left with the next release, elsewhere
     * @return what was seen
     * @throws InterruptedException when interrupted
     */
    public RolloutResult run(boolean back) throws InterruptedException {
        // Oneflow's own calls would go to one address; here the load tells what happened, through whoever serves.
        oneflow.setFaults(Map.of("lose_next_deliveries", ALL_OF_THEM));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            return run(back, http, threads);
        } finally {
            oneflow.clearFaults();
        }
    }

    private RolloutResult run(boolean back, HttpClient http, ExecutorService threads) throws InterruptedException {
        Customer customer = Customer.onboard(stack, "Rolling AB");
        var agreements = new Agreements(stack.endpoints());
        List<Long> repeated = agreements.write(customer, REPEATED_CONTRACTS);
        var admin = new AdminMidway(stack, oneflow);
        Release first = Release.of(stack::first);
        var change = new ReleaseChange(stack, first, threads);
        String token = stack.secrets().operatorToken();
        try (var load = new WebhookLoad(http, change.rota(ServiceKind.WEBHOOK_INGRESS), customer, perSecond, repeated);
                var setupReads =
                        new Reads(http, change.rota(ServiceKind.SETUP_SERVICE), "/api/accounts?limit=10", token);
                var syncReads =
                        new Reads(http, change.rota(ServiceKind.CONTRACT_SYNC_SERVICE), "/api/parked/summary", token)) {
            load.start();
            setupReads.start();
            syncReads.start();
            repeated.forEach(contract -> signAndTell(agreements, load, contract));
            agreements.awaitRecords();
            var over = new AtomicBoolean();
            Thread signer = Thread.ofVirtual().start(() -> signOn(agreements, load, customer, over));
            progress.say("Upgrade: the next release starts beside the previous one");
            Release next =
                    change.to(kind -> stack.startBeside(kind, kind.title() + "-next", Map.of(VERSION, "next")), first);
            admin.finishAt(next.setup()).ifPresent(wrongs::add);
            Release last = back ? rollBack(change, next, admin) : next;
            over.set(true);
            signer.join();
            load.finish();
            agreements.awaitRecords();
            change.noteAttempts(last.sync());
            return conclude(agreements, load, change, setupReads.finish(), syncReads.finish());
        }
    }

    private Release rollBack(ReleaseChange change, Release next, AdminMidway admin) throws InterruptedException {
        progress.say("Roll back: the previous release starts beside the next one");
        Release previous = change.to(kind -> stack.startAgain(stack.first(kind), Map.of(VERSION, "previous")), next);
        admin.lookAt(previous.setup()).ifPresent(wrongs::add);
        return previous;
    }

    private RolloutResult conclude(
            Agreements agreements,
            WebhookLoad load,
            ReleaseChange change,
            Map<String, Long> setupAnswers,
            Map<String, Long> syncAnswers) {
        Arrived arrived = Arrived.of(stack.endpoints(), load);
        wrongs.addAll(agreements.wrongs());
        requireOnlySuccess("webhooks", load.answers());
        requireOnlySuccess("calls of the setup service's operator interface", setupAnswers);
        requireOnlySuccess("calls of the contract sync service's operator interface", syncAnswers);
        if (arrived.lost() > 0) {
            wrongs.add(arrived.lost() + " webhooks were answered 200 and are lost");
        }
        if (arrived.repeated() > 0) {
            wrongs.add(arrived.repeated() + " records repeat a webhook");
        }
        change.steps().stream()
                .filter(step -> step.exitCode() != EXIT_AFTER_SIGTERM)
                .forEach(step -> wrongs.add(step.ended() + " ended with " + step.exitCode()));
        return new RolloutResult(
                perSecond,
                load.sent(),
                load.answers(),
                load.accepted(),
                arrived.lost(),
                arrived.repeated(),
                load.millisAt(50),
                load.millisAt(99),
                load.millisAt(100),
                setupAnswers,
                syncAnswers,
                agreements.signed() - REPEATED_CONTRACTS,
                change.attempts(),
                change.steps(),
                wrongs);
    }

    private void requireOnlySuccess(String whose, Map<String, Long> answers) {
        if (!answers.keySet().equals(Set.of("200"))) {
            wrongs.add(whose + " were answered " + new TreeMap<>(answers));
        }
    }

    private static void signOn(Agreements agreements, WebhookLoad load, Customer customer, AtomicBoolean over) {
        try {
            while (!over.get()) {
                signAndTell(agreements, load, agreements.write(customer, 1).getFirst());
                TimeUnit.NANOSECONDS.sleep(SIGN_EVERY.toNanos());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void signAndTell(Agreements agreements, WebhookLoad load, long contract) {
        agreements.sign(contract);
        load.tellSigned(contract);
    }
}

package dev.countersign.sandbox.delivery;

import dev.countersign.sandbox.faults.FaultSwitchboard;
import dev.countersign.sandbox.http.ApiProblem;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends webhook calls until they are answered with 200 or the retry schedule is used up. */
public final class WebhookDeliverer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDeliverer.class);

    private final DeliverySettings settings;
    private final FaultSwitchboard faults;
    private final LongFunction<Optional<String>> currentUrl;
    private final WebhookSender sender;
    private final DeliveryTimer timer;
    private final RetryQueue retries;
    private final Reorderer reorderer;
    private final DeliveryLog log;
    private final Semaphore slots;
    private final AtomicInteger outstanding = new AtomicInteger();
    private final ExecutorService threads;

    /** @param currentUrl the callback URL of a webhook now, empty when the webhook has been deleted */
    public WebhookDeliverer(
            DeliverySettings settings,
            FaultSwitchboard faults,
            Clock clock,
            LongFunction<Optional<String>> currentUrl) {
        this.settings = settings;
        this.faults = faults;
        this.currentUrl = currentUrl;
        this.sender = new WebhookSender(clock, settings.timeout());
        this.timer = new DeliveryTimer();
        this.retries = new RetryQueue(timer, settings.timeFactor(), this::start);
        this.reorderer = new Reorderer(timer, this::start);
        this.log = new DeliveryLog(settings.history());
        this.slots = new Semaphore(settings.concurrency());
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("sandbox-delivery-", 0).factory());
    }

    /** Takes a new delivery; returns at once. */
    void submit(Delivery delivery) {
        log.remember(delivery);
        if (faults.losesThisDelivery()) {
            delivery.end(Delivery.Status.LOST, "lost on purpose");
            return;
        }
        if (outstanding.incrementAndGet() > settings.capacity()) {
            finish(delivery, "the sandbox holds as many outstanding deliveries as it may: " + settings.capacity());
        } else if (faults.now().reorderDeliveries()) {
            reorderer.take(delivery);
        } else {
            start(delivery);
        }
    }

    /**
     * Sends a delivery again, whatever became of it; one that waits for a retry is attempted now.
     *
     * @throws ApiProblem 404 for an unknown callback id
     */
    public void resend(String callbackId) {
        Delivery delivery = log.find(callbackId)
                .orElseThrow(() -> ApiProblem.notFound("There is no delivery with this callback id."));
        if (retries.remove(delivery)) {
            start(delivery);
        } else {
            spawn(() -> delivery.addExtra(call(delivery)));
        }
    }

    public void timeFactor(double factor) {
        retries.factor(factor);
    }

    public double timeFactor() {
        return retries.factor();
    }

    public DeliveryLog log() {
        return log;
    }

    DeliveryTimer timer() {
        return timer;
    }

    @Override
    public void close() {
        timer.close();
        threads.shutdownNow();
        sender.close();
    }

    private void start(Delivery delivery) {
        spawn(() -> attempt(delivery));
    }

    private void attempt(Delivery delivery) throws InterruptedException {
        if (currentUrl.apply(delivery.webhookId()).isEmpty()) {
            finish(delivery, "the webhook was deleted");
            return;
        }
        Attempt attempt = call(delivery);
        int failures = delivery.add(attempt);
        reorderer.attempted(delivery);
        if (attempt.succeeded()) {
            outstanding.decrementAndGet();
            if (faults.now().duplicateDeliveries()) {
                delivery.addExtra(call(delivery));
            }
            return;
        }
        LOG.atInfo()
                .addKeyValue("callback_id", delivery.callbackId())
                .addKeyValue("contract_id", delivery.contractId())
                .addKeyValue("failures", failures)
                .addKeyValue("status", attempt.status())
                .addKeyValue("error", attempt.error())
                .log("A webhook call was not answered with 200");
        RetrySchedule.delayAfter(failures)
                .ifPresentOrElse(
                        delay -> retries.add(delivery, delay),
                        () -> finish(delivery, "given up after " + failures + " attempts"));
    }

    private Attempt call(Delivery delivery) throws InterruptedException {
        String url = currentUrl.apply(delivery.webhookId()).orElse(delivery.callbackUrl());
        slots.acquire();
        try {
            return sender.send(url, delivery.body());
        } finally {
            slots.release();
        }
    }

    private void finish(Delivery delivery, String why) {
        outstanding.decrementAndGet();
        delivery.end(Delivery.Status.DROPPED, why);
    }

    private void spawn(Sending sending) {
        try {
            threads.execute(() -> runUntilClosed(sending));
        } catch (RejectedExecutionException e) {
            LOG.debug("The sandbox is being closed; a webhook call is not sent any more", e);
        }
    }

    private static void runUntilClosed(Sending sending) {
        try {
            sending.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    private interface Sending {
        void run() throws InterruptedException;
    }
}

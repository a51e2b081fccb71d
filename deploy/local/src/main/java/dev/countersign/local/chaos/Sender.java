package dev.countersign.local.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Behaves like Oneflow: only 200 counts as delivered, everything else is sent again. A lane has one callback open at a
 * time and works through one contract after the other, so that there is one right order for each contract.
 */
final class Sender {

    static final String GIVEN_UP = "given up";
    static final String REPEATED = "repeated";
    static final String FORGED = "forged";
    static final String FORGED_ACKNOWLEDGED = "forged, answered 200";

    private static final int REPEAT_EVERY = 20;
    private static final int FORGE_EVERY = 50;

    private final Callbacks callbacks;
    private final Forgeries forgeries;
    private final Balancer balancer;
    private final SendLog log;
    private final Pulse pulse;
    private final BooleanSupplier enough;
    private final int least;
    private final Counts answers = new Counts();
    private final Counts deeds = new Counts();
    private final AtomicInteger nextContract = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * A sender that has not begun.
     *
     * @param least how many callbacks at least; never more than the log can hold
     * @param enough asked once these are sent: whether to end
     */
    Sender(Callbacks callbacks, Balancer balancer, SendLog log, Pulse pulse, int least, BooleanSupplier enough) {
        this.callbacks = callbacks;
        this.forgeries = new Forgeries(callbacks);
        this.balancer = balancer;
        this.log = log;
        this.pulse = pulse;
        this.least = least;
        this.enough = enough;
    }

    /** Sends, and returns when everything is acknowledged or given up. */
    void run(int lanes) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            int number = lane;
            threads.add(Thread.ofVirtual().name("lane-" + lane).start(() -> lane(number)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Ends the lanes after what they have open. */
    void stop() {
        stopped.set(true);
    }

    /** Callbacks that were begun, at most. */
    int begun() {
        return Math.min(log.capacity(), nextContract.get() * Callbacks.PER_CONTRACT);
    }

    /** Answers and what came instead of one, of genuine calls. */
    Counts answers() {
        return answers;
    }

    Counts deeds() {
        return deeds;
    }

    private void lane(int lane) {
        try {
            int contract = nextContract.getAndIncrement();
            while (!isOver(contract)) {
                int first = contract * Callbacks.PER_CONTRACT;
                for (int number = first; number < first + Callbacks.PER_CONTRACT && !stopped.get(); number++) {
                    deliver(number, lane);
                    forgeSometimes(number, lane);
                }
                contract = nextContract.getAndIncrement();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOver(int contract) {
        int first = contract * Callbacks.PER_CONTRACT;
        return stopped.get()
                || first + Callbacks.PER_CONTRACT > log.capacity()
                || (first >= least && enough.getAsBoolean());
    }

    private void deliver(int number, int lane) throws InterruptedException {
        String body = callbacks.body(number);
        long patienceEnds = System.nanoTime() + Retries.PATIENCE.toNanos();
        int attempts = 0;
        while (!attempt(number, body, lane + attempts)) {
            attempts++;
            boolean impatient = Callbacks.isImpatient(number) && attempts >= Retries.FEW;
            if (impatient || System.nanoTime() - patienceEnds > 0 || stopped.get()) {
                deeds.add(GIVEN_UP);
                return;
            }
            Thread.sleep(Retries.delayAfter(attempts));
        }
        log.acknowledged(number);
        if (number % REPEAT_EVERY == 0) {
            deeds.add(REPEATED);
            boolean _ = attempt(number, body, lane + attempts + 1L + number / REPEAT_EVERY);
        }
    }

    private boolean attempt(int number, String body, long turn) throws InterruptedException {
        log.attempted(number);
        String answer = balancer.post(callbacks.tenantOf(number), body, turn);
        answers.add(answer);
        if (answer.equals(Balancer.OK)) {
            pulse.ok();
            return true;
        }
        pulse.failed();
        return false;
    }

    private void forgeSometimes(int number, int lane) throws InterruptedException {
        if (number % FORGE_EVERY == 0) {
            long turn = number / FORGE_EVERY;
            deeds.add(FORGED);
            String answer = balancer.post(callbacks.tenantOf(number), forgeries.body(number, turn), lane + turn);
            deeds.add("forged, answered " + answer);
        }
    }
}

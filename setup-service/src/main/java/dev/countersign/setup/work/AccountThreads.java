package dev.countersign.setup.work;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on accounts in threads of their own, a bounded number at once. What finds no place is left to whoever asked for it. */
public final class AccountThreads {

    private static final Logger LOG = LoggerFactory.getLogger(AccountThreads.class);
    private static final long STOP_SECONDS = 20;

    private final Semaphore places;
    private final ExecutorService threads;
    private final String whenBrokenOff;

    /**
     * Work in these threads.
     *
     * @param threads stopped by {@link #stop}
     * @param whenBrokenOff what operators read when work on an account throws
     */
    public AccountThreads(int places, ExecutorService threads, String whenBrokenOff) {
        this.places = new Semaphore(places);
        this.threads = threads;
        this.whenBrokenOff = whenBrokenOff;
    }

    /** Work in virtual threads of this name. */
    public static AccountThreads virtual(String name, int places, String whenBrokenOff) {
        return new AccountThreads(
                places,
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name(name + "-", 0).factory()),
                whenBrokenOff);
    }

    /** How many places are free at the moment. */
    public int free() {
        return places.availablePermits();
    }

    /** Starts work on an account. @return false if there is no place, or everything is being stopped */
    public boolean start(long accountId, LongConsumer work) {
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            threads.execute(() -> run(accountId, work));
            return true;
        } catch (RejectedExecutionException _) {
            places.release();
            return false;
        }
    }

    private void run(long accountId, LongConsumer work) {
        try {
            work.accept(accountId);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("account", Long.toString(accountId))
                    .setCause(e)
                    .log(whenBrokenOff);
        } finally {
            places.release();
        }
    }

    /** Takes no more work; what is under way may end, and is interrupted after a while. */
    public void stop() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}

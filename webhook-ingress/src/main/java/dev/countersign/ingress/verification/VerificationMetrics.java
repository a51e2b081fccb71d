package dev.countersign.ingress.verification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts verdicts. By the key's place among those of its endpoint, not by its id: with 100,000 endpoints there are more
 * ids than a metrics system takes, and whether old keys are still in use is what one has to know after a rotation. The
 * ids are in the log and in the records.
 */
public final class VerificationMetrics {

    private final Counter newest;
    private final Counter older;
    private final Counter mismatch;
    private final Counter noValidKey;

    public VerificationMetrics(MeterRegistry meters) {
        this.newest = counter("newest", "authentic", meters);
        this.older = counter("older", "authentic", meters);
        this.mismatch = counter("none", "mismatch", meters);
        this.noValidKey = counter("none", "no_valid_key", meters);
    }

    /** Counts one. */
    public void count(Verdict verdict) {
        switch (verdict) {
            case Verdict.Authentic authentic -> (authentic.newest() ? newest : older).increment();
            case Verdict.Mismatch _ -> mismatch.increment();
            case Verdict.NoValidKey _ -> noValidKey.increment();
        }
    }

    private static Counter counter(String key, String verdict, MeterRegistry meters) {
        return Counter.builder("countersign.ingress.verifications")
                .description("Verified calls by verdict and by the place of the key that verified them")
                .tag("key", key)
                .tag("verdict", verdict)
                .register(meters);
    }
}

package dev.countersign.hrmsandbox;

/** How the SCIM server misbehaves at the moment; set over {@code /control/faults}. */
final class Faults {

    /**
     * @param latencyMs milliseconds that every SCIM request waits first, 0 to 60000
     * @param status the HTTP status that SCIM requests get instead of an answer, 0 for none
     * @param times how many requests get that status before all is well again, 0 for all of them
     */
    record Plan(long latencyMs, int status, int times) {

        static final Plan NONE = new Plan(0, 0, 0);

        Plan {
            if (latencyMs < 0 || latencyMs > 60_000) {
                throw new IllegalArgumentException("latency_ms must be 0 to 60000, but is " + latencyMs);
            }
            if (status != 0 && (status < 400 || status > 599)) {
                throw new IllegalArgumentException("status must be 0 or 400 to 599, but is " + status);
            }
            if (times < 0) {
                throw new IllegalArgumentException("times must be 0 (always) or more, but is " + times);
            }
        }

        private Plan afterOne() {
            if (times == 0) {
                return this;
            }
            return times == 1 ? new Plan(latencyMs, 0, 0) : new Plan(latencyMs, status, times - 1);
        }
    }

    private Plan current = Plan.NONE;

    synchronized void set(Plan plan) {
        current = plan;
    }

    synchronized Plan current() {
        return current;
    }

    /** What the next SCIM request has to suffer. */
    synchronized Plan next() {
        Plan now = current;
        current = now.afterOne();
        return now;
    }
}

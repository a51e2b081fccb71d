package dev.countersign.local.capacity;

/**
 * How much is to be carried, and what is assumed about it.
 *
 * @param contractsPerDay contracts that are signed
 * @param webhooksPerContract webhook calls in the life of a contract until it is signed
 * @param readsPerContract times that its events come apart from each other, so that each is a read of Oneflow's API: from 1,
 *     when all come together, to the number of webhooks
 * @param peakFactor the busiest hour, in average ones
 * @param accounts customers, each with one token, the load spread evenly over them
 * @param ingresses processes of the webhook ingress
 * @param syncs processes of the contract sync service
 * @param commits a second that the sync service's PostgreSQL takes; nothing here measures that
 * @param usable share of a processor or process that is planned with, the rest is for failures and restarts
 */
record Demand(
        long contractsPerDay,
        double webhooksPerContract,
        double readsPerContract,
        double peakFactor,
        int accounts,
        int ingresses,
        int syncs,
        double commits,
        double usable) {

    private static final double SECONDS_PER_DAY = 86_400;

    Demand {
        positive("--contracts-per-day", (double) contractsPerDay);
        positive("--webhooks-per-contract", webhooksPerContract);
        positive("--reads-per-contract", readsPerContract);
        positive("--accounts", accounts);
        positive("--ingresses", ingresses);
        positive("--syncs", syncs);
        positive("--commits", commits);
        if (peakFactor < 1) {
            throw new IllegalArgumentException("--peak-factor must be 1 or more, but is " + peakFactor);
        }
        if (readsPerContract > webhooksPerContract) {
            throw new IllegalArgumentException("--reads-per-contract must be at most --webhooks-per-contract, "
                    + webhooksPerContract + ", but is " + readsPerContract);
        }
        if (usable <= 0 || usable > 1) {
            throw new IllegalArgumentException("--usable must be above 0 and at most 1, but is " + usable);
        }
    }

    private static void positive(String option, double value) {
        if (value <= 0) {
            throw new IllegalArgumentException(option + " must be above 0, but is " + value);
        }
    }

    double webhooksAtPeak() {
        return contractsPerDay * webhooksPerContract / SECONDS_PER_DAY * peakFactor;
    }

    /** Reads of Oneflow's API, and with them syncs that are tried. */
    double readsAtPeak() {
        return contractsPerDay * readsPerContract / SECONDS_PER_DAY * peakFactor;
    }

    /** Signatures, and with them writes into HRMs. */
    double signaturesAtPeak() {
        return contractsPerDay / SECONDS_PER_DAY * peakFactor;
    }
}

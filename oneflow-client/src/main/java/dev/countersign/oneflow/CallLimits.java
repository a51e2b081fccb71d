package dev.countersign.oneflow;

/**
 * How much of everything; all positive.
 *
 * @param tokens for how many tokens budgets are kept; beyond, the longest unused is forgotten
 * @param responseBytes a longer JSON answer is an unreadable answer
 * @param fileBytes a longer file is refused; Oneflow itself stores up to 20 MB a file
 * @param connections open at once to Oneflow, in this process; callers beyond that queue within the total time-out
 */
public record CallLimits(int tokens, int responseBytes, int fileBytes, int connections) {

    private static final int MEBIBYTE = 1024 * 1024;

    public CallLimits {
        requirePositive("maxTokens", tokens);
        requirePositive("maxResponseBytes", responseBytes);
        requirePositive("maxFileBytes", fileBytes);
        requirePositive("maxConnections", connections);
    }

    static CallLimits defaults() {
        return new CallLimits(10_000, 8 * MEBIBYTE, 25 * MEBIBYTE, 64);
    }

    static void requirePositive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, but is " + value);
        }
    }
}

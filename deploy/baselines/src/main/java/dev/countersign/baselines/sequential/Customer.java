package dev.countersign.baselines.sequential;

import dev.countersign.oneflow.OneflowToken;
import dev.countersign.sync.hrm.HrmConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A customer of the benchmark.
 *
 * @param accountId Oneflow's account
 * @param token of that account
 * @param hrm where its employees are
 */
record Customer(long accountId, OneflowToken token, HrmConnection hrm) {

    /** Reads a file with one customer a line: account, Oneflow token, address and token of the HRM, with commas between them. */
    static Map<Long, Customer> read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(Customer::of)
                    .collect(Collectors.toUnmodifiableMap(Customer::accountId, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException("The customers can't be read from " + file, e);
        }
    }

    private static Customer of(String line) {
        List<String> parts = List.of(line.split(",", 4));
        long account = Long.parseLong(parts.get(0));
        return new Customer(
                account,
                new OneflowToken(parts.get(1)),
                new HrmConnection(account, 1, "scim", URI.create(parts.get(2)), "bearer", parts.get(3), null, null));
    }

    @Override
    public String toString() {
        return "Customer[" + accountId + "]";
    }
}

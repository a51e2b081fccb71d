package dev.countersign.local.bench.sync;

import dev.countersign.local.story.JsonHttp;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Makes contracts in the Oneflow stand-in, each for somebody new, published and signed. */
final class BenchContracts {

    static final String MANAGER = "Maja Manager";

    private static final int AT_ONCE = 8;

    private final URI control;
    private final JsonHttp http = JsonHttp.open();
    private int made;

    BenchContracts(URI oneflow) {
        this.control = URI.create(oneflow + "/control");
    }

    /** So many, in turn for each of the accounts. */
    List<BenchContract> make(List<BenchAccount> accounts, int count) {
        int from = made;
        made += count;
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<BenchContract>> futures = IntStream.range(0, count)
                    .mapToObj(n -> threads.submit(() -> one(accounts.get(n % accounts.size()), from + n)))
                    .toList();
            List<BenchContract> contracts = new ArrayList<>();
            for (Future<BenchContract> each : futures) {
                contracts.add(each.get());
            }
            return contracts;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A contract can't be made in the Oneflow stand-in", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while contracts were made", e);
        }
    }

    private BenchContract one(BenchAccount account, int number) {
        String name = "Anna Nilsson" + letters(number);
        long id = http.post(
                        URI.create(control + "/accounts/" + account.id() + "/contracts"),
                        Map.of(
                                "template_id",
                                account.template(),
                                "name",
                                "Employment agreement",
                                "data_fields",
                                Map.of(
                                        "demo_employee_name",
                                        name,
                                        "demo_employee_birthdate",
                                        "1990-05-17",
                                        "demo_employee_address",
                                        "Storgatan " + (number + 1) + ", 111 22 Stockholm",
                                        "demo_manager_name",
                                        MANAGER),
                                "employee",
                                Map.of(
                                        "name",
                                        name,
                                        "email",
                                        "anna" + number + "@example.com",
                                        "identification_number",
                                        String.format("%012d", 190_000_000_000L + number),
                                        "phone_number",
                                        "+46701234567",
                                        "title",
                                        "Engineer")))
                .path("id")
                .asLong();
        act(id, "publish");
        act(id, "sign");
        return new BenchContract(account, id);
    }

    private void act(long contract, String action) {
        var _ = http.post(URI.create(control + "/contracts/" + contract + "/" + action), Map.of());
    }

    /** People's names have no digits. */
    private static String letters(int number) {
        StringBuilder text = new StringBuilder();
        for (int rest = number; rest > 0; rest /= 26) {
            text.append((char) ('a' + rest % 26));
        }
        return text.toString();
    }
}

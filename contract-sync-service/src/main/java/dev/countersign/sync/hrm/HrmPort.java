package dev.countersign.sync.hrm;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Brings employee records in line with contracts, whatever the HRM: find, decide for each attribute, write, read back, compare. */
@Component
public final class HrmPort {

    private final Map<String, HrmAdapter> adapters;

    @Autowired
    HrmPort(List<HrmAdapter> adapters, List<HrmAdapterSource> sources) {
        this(Stream.concat(adapters.stream(), sources.stream().flatMap(each -> each.adapters().stream()))
                .toList());
    }

    HrmPort(List<HrmAdapter> adapters) {
        this.adapters = adapters.stream()
                .collect(Collectors.toUnmodifiableMap(HrmAdapter::kind, Function.identity(), (one, _) -> {
                    throw new IllegalArgumentException("There are two adapters for HRMs of the kind '" + one.kind()
                            + "': give one of the descriptions in countersign.hrm.descriptions another kind");
                }));
    }

    /** Attributes that some adapter has a place for; where an account's HRM has none, its records say {@code no_place}. */
    public Set<String> attributes() {
        return adapters.values().stream()
                .flatMap(adapter -> adapter.attributes().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The kinds of HRM that there are adapters for, by name. */
    public List<HrmKind> kinds() {
        return adapters.values().stream()
                .map(HrmAdapter::describe)
                .sorted(Comparator.comparing(HrmKind::name))
                .toList();
    }

    /**
     * Brings one record in line.
     *
     * @param connection the customer's HRM
     * @param request what is wanted
     * @param gate what every write passes
     */
    public UpsertOutcome upsert(HrmConnection connection, UpsertRequest request, WriteGate gate) {
        HrmAdapter adapter = adapters.get(connection.kind());
        if (adapter == null) {
            return new UpsertOutcome.Rejected(noAdapter(connection));
        }
        try {
            return new EmployeeUpsert(adapter, adapter.connect(connection), gate).run(request);
        } catch (HrmException failure) {
            return switch (failure) {
                case HrmException.Rejected rejected -> new UpsertOutcome.Rejected(message(rejected));
                case HrmException.Unauthorised unauthorised -> new UpsertOutcome.Unauthorised(message(unauthorised));
                case HrmException.Busy busy -> new UpsertOutcome.Busy(message(busy));
                case HrmException.Conflict conflict -> new UpsertOutcome.Retryable(message(conflict), null, false);
                case HrmException.Retryable retryable ->
                    new UpsertOutcome.Retryable(
                            message(retryable),
                            retryable.after(),
                            retryable.trouble().isUnreachable());
            };
        }
    }

    /**
     * Tells what an upsert would do; reads, and writes nothing.
     *
     * @param known what is known of a record, by its id
     */
    public Preview preview(HrmConnection connection, UpsertRequest request, Function<String, KnownRecord> known) {
        HrmAdapter adapter = adapters.get(connection.kind());
        if (adapter == null) {
            return Preview.without("rejected", null, noAdapter(connection));
        }
        try {
            return new EmployeePreview(adapter, adapter.connect(connection), known).run(request);
        } catch (HrmException failure) {
            String outcome = switch (failure) {
                case HrmException.Rejected _ -> "rejected";
                case HrmException.Unauthorised _ -> "unauthorised";
                case HrmException.Busy _, HrmException.Conflict _, HrmException.Retryable _ -> "unavailable";
            };
            return Preview.without(outcome, null, message(failure));
        }
    }

    /**
     * Tries a connection out: nothing is changed in the HRM and nothing is kept here.
     *
     * @param deadline for all requests together
     */
    public ConnectionCheck check(HrmConnection connection, Duration deadline) {
        HrmAdapter adapter = adapters.get(connection.kind());
        if (adapter == null) {
            return new ConnectionCheck.Fails(Trouble.OTHER, noAdapter(connection));
        }
        try {
            return adapter.check(connection, deadline);
        } catch (HrmException failure) {
            return new ConnectionCheck.Fails(failure.trouble(), message(failure));
        }
    }

    private String noAdapter(HrmConnection connection) {
        return "The account's HRM is of the kind '" + connection.kind() + "', for which there is no adapter; there are "
                + adapters.keySet();
    }

    private static String message(HrmException failure) {
        return String.valueOf(failure.getMessage());
    }
}

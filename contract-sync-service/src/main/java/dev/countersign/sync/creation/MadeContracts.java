package dev.countersign.sync.creation;

import dev.countersign.oneflow.OneflowApi;
import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.Traversal;
import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractFilter;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks in Oneflow for the contract that was made for a request. */
final class MadeContracts {

    private static final Logger LOG = LoggerFactory.getLogger(MadeContracts.class);

    /** What came of looking. */
    sealed interface Outcome {

        /** This one; the oldest, should there be several. */
        record Found(long contractId) implements Outcome {}

        /** Oneflow lists none. */
        record None() implements Outcome {}

        /** There are more contracts than Oneflow lists, and the filter for names did not sort them out. */
        record TooMany(long total) implements Outcome {}

        /** Oneflow did not say. */
        record Untold(OneflowFailure failure) implements Outcome {}
    }

    private MadeContracts() {}

    /** Looks for a contract with this working name, trusting the filter as far as it can be seen to work. */
    static Outcome find(OneflowApi api, String marker) {
        SortedSet<Long> found = new TreeSet<>();
        OneflowResult<Traversal> walk =
                api.eachContract(new ContractFilter(Map.of("filter[name]", marker)), contract -> {
                    if (isMarked(contract, marker)) {
                        found.add(contract.id());
                    }
                });
        return switch (walk) {
            case OneflowResult.Failed<Traversal>(OneflowFailure failure) -> new Outcome.Untold(failure);
            case OneflowResult.Success<Traversal>(Traversal end) -> {
                if (found.isEmpty()) {
                    yield end.truncated() ? new Outcome.TooMany(end.total()) : new Outcome.None();
                }
                if (found.size() > 1) {
                    LOG.atError()
                            .addKeyValue("contracts", List.copyOf(found))
                            .log(
                                    "Several contracts were made for one request; the oldest is taken, delete the others in Oneflow");
                }
                yield new Outcome.Found(found.first());
            }
        };
    }

    static boolean isMarked(Contract contract, String marker) {
        return marker.equals(contract.name());
    }
}

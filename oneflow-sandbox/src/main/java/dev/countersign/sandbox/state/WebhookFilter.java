package dev.countersign.sandbox.state;

import java.util.List;
import java.util.Set;

/** One filter of a webhook: all of its rules must fit. */
public record WebhookFilter(List<Rule> rules) {

    public WebhookFilter {
        rules = List.copyOf(rules);
    }

    boolean fits(Contract contract, String eventType) {
        return rules.stream().allMatch(rule -> rule.fits(contract, eventType));
    }

    /** A condition on the event or on the contract it belongs to. */
    public sealed interface Rule {

        boolean fits(Contract contract, String eventType);
    }

    /** The event's type is one of these. */
    public record EventTypes(Set<String> types) implements Rule {

        public EventTypes {
            types = Set.copyOf(types);
        }

        @Override
        public boolean fits(Contract contract, String eventType) {
            return types.contains(eventType);
        }
    }

    /** The contract lies in one of these workspaces. */
    public record Workspaces(Set<Long> ids) implements Rule {

        public Workspaces {
            ids = Set.copyOf(ids);
        }

        @Override
        public boolean fits(Contract contract, String eventType) {
            return ids.contains(contract.workspaceId());
        }
    }
}

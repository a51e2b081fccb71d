package dev.countersign.sync.hrm;

import dev.countersign.schemas.integration.ValueOwner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides for each attribute of a record what is to be done about it. Reads, and writes nothing. */
final class RecordPlanner {

    private final HrmAdapter adapter;
    private final HrmDirectory directory;

    RecordPlanner(HrmAdapter adapter, HrmDirectory directory) {
        this.adapter = adapter;
        this.directory = directory;
    }

    /** What a new record gets. */
    WritePlan forNew(List<Wanted> wishes) {
        return plan(Map.of(), KnownRecord.NOTHING, wishes);
    }

    WritePlan plan(Map<String, String> current, KnownRecord known, List<Wanted> wishes) {
        WritePlan plan = WritePlan.empty();
        for (Wanted wish : wishes) {
            if (adapter.attributes().contains(wish.attribute())) {
                resolve(wish, plan).ifPresent(wanted -> decide(wish, wanted, current, known, plan));
            } else if (!wish.isEmpty()) {
                plan.notes().add(new FieldNote(wish.attribute(), FieldNote.NO_PLACE));
            }
        }
        return plan;
    }

    private static void decide(
            Wanted wish, Wanted wanted, Map<String, String> record, KnownRecord known, WritePlan plan) {
        String attribute = wanted.attribute();
        @Nullable String current = record.get(attribute);
        @Nullable KnownValue ours = known.values().get(attribute);
        boolean byHand = ours != null && ours.isChangedByHand(current);
        switch (OwnershipPolicy.decide(wanted, current, ours, known.answers().get(attribute))) {
            case AGREED -> {
                if (wanted.owner() != ValueOwner.HRM) {
                    plan.agreed().add(wanted);
                }
            }
            case WRITE -> write(wanted, byHand, plan);
            case KEEP -> {
                if (byHand) {
                    plan.notes().add(new FieldNote(attribute, FieldNote.HAND_EDIT_KEPT));
                    plan.forgotten().add(attribute);
                }
            }
            case KEEP_AS_DECIDED -> plan.notes().add(new FieldNote(attribute, FieldNote.KEPT_BY_DECISION));
            case REVIEW -> {
                plan.notes().add(new FieldNote(attribute, FieldNote.KEPT_FOR_REVIEW));
                plan.proposals()
                        .add(new Proposal(attribute, wanted.source(), wanted.value(), wish.value(), current, byHand));
            }
        }
    }

    private static void write(Wanted wanted, boolean byHand, WritePlan plan) {
        plan.writes().add(wanted);
        if (byHand) {
            plan.replaced().add(wanted.attribute());
            plan.notes().add(new FieldNote(wanted.attribute(), FieldNote.HAND_EDIT_REPLACED));
        }
    }

    /** A manager is told by name or e-mail address, and written by id: nobody and several leave the attribute as it is, and say so. */
    private Optional<Wanted> resolve(Wanted wish, WritePlan plan) {
        if (!wish.attribute().equals(Attributes.MANAGER) || wish.isEmpty()) {
            return Optional.of(wish);
        }
        List<String> people = directory.people(wish.value());
        if (people.size() == 1) {
            return Optional.of(wish.withValue(people.getFirst()));
        }
        String code = people.isEmpty() ? FieldNote.MANAGER_NOT_FOUND : FieldNote.MANAGER_AMBIGUOUS;
        plan.notes().add(new FieldNote(wish.attribute(), code));
        return Optional.empty();
    }
}

package dev.countersign.schemas.integration;

import dev.countersign.schemas.integration.IntegrationDescription.DataField;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether two sources fill one attribute without an order between them: two data fields, a data field and a fact, a property and a fact. A data
 * field before a property of the participant is an order, not a clash.
 */
final class Clashes {

    private Clashes() {}

    static void check(
            List<DataField> dataFields,
            List<ParticipantSource> participant,
            List<ContractFact> facts,
            Map<String, PhaseEffect> effects) {
        Map<String, String> factOf = facts(facts);
        dataFields(dataFields, factOf);
        participant(participant, factOf);
        effects(dataFields, factOf, effects);
    }

    private static Map<String, String> facts(List<ContractFact> facts) {
        Map<String, String> factOf = new HashMap<>();
        for (int i = 0; i < facts.size(); i++) {
            ContractFact fact = facts.get(i);
            Checks.check(
                    factOf.put(fact.hrmAttribute(), fact.fact().name().toLowerCase(java.util.Locale.ROOT)) == null,
                    "facts[" + i + "].hrmAttribute",
                    "two facts fill the hrmAttribute " + fact.hrmAttribute());
        }
        return factOf;
    }

    private static void dataFields(List<DataField> dataFields, Map<String, String> factOf) {
        Set<String> customIds = new HashSet<>();
        Set<String> attributes = new HashSet<>();
        for (int i = 0; i < dataFields.size(); i++) {
            DataField field = dataFields.get(i);
            String at = "dataFields[" + i + "]";
            Checks.check(
                    customIds.add(field.customId()),
                    at + ".customId",
                    "dataFields has the customId " + field.customId() + " twice");
            Checks.check(
                    attributes.add(field.hrmAttribute()),
                    at + ".hrmAttribute",
                    "dataFields maps the hrmAttribute " + field.hrmAttribute() + " twice");
            notAFact(factOf, field.hrmAttribute(), at + ".hrmAttribute", "the data field " + field.customId());
        }
    }

    private static void participant(List<ParticipantSource> participant, Map<String, String> factOf) {
        Set<String> attributes = new HashSet<>();
        for (int i = 0; i < participant.size(); i++) {
            String attribute = participant.get(i).hrmAttribute();
            String at = "participant[" + i + "].hrmAttribute";
            Checks.check(attributes.add(attribute), at, "participant fills the hrmAttribute " + attribute + " twice");
            notAFact(factOf, attribute, at, "the participant");
        }
    }

    private static void effects(
            List<DataField> dataFields, Map<String, String> factOf, Map<String, PhaseEffect> effects) {
        List<String> phases =
                Arrays.stream(ContractPhase.values()).map(ContractPhase::key).toList();
        effects.forEach((phase, effect) -> {
            String at = "effects." + phase;
            Checks.check(phases.contains(phase), at, "there is no phase '" + phase + "'; there are " + phases);
            Map<String, String> set = effect.set() == null ? Map.of() : effect.set();
            set.keySet().forEach(attribute -> {
                notAFact(factOf, attribute, at + ".set." + attribute, "the effect of " + phase);
                Checks.check(
                        dataFields.stream()
                                .noneMatch(field -> field.hrmAttribute().equals(attribute)),
                        at + ".set." + attribute,
                        "a data field fills the hrmAttribute " + attribute + " already");
            });
        });
    }

    private static void notAFact(Map<String, String> factOf, String attribute, String at, String who) {
        String fact = factOf.get(attribute);
        Checks.check(
                fact == null,
                at,
                who + " and the fact '" + fact + "' both fill the hrmAttribute " + attribute
                        + ": give one of them another, or leave the fact out of 'facts'");
    }
}

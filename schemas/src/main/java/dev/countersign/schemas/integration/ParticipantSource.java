package dev.countersign.schemas.integration;

import static dev.countersign.schemas.integration.Checks.attribute;
import static dev.countersign.schemas.integration.Checks.present;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What of the signing participant fills which attribute. A data field with the same attribute comes before it.
 *
 * @param property what is taken
 * @param hrmAttribute the employee attribute that takes it
 * @param owner who decides when contract and HRM differ; left out: {@link ValueOwner#FILL_IF_EMPTY}, because an HRM's phone number is seldom worse
 *     than the one a contract was sent to
 * @param whenEmpty what an empty property means; left out: {@link WhenEmpty#KEEP}
 */
public record ParticipantSource(
        @JsonProperty(required = true) ParticipantProperty property,
        @JsonProperty(required = true) String hrmAttribute,
        @Nullable ValueOwner owner,
        @Nullable WhenEmpty whenEmpty) {

    static final List<ParticipantSource> DEFAULTS = List.of(
            new ParticipantSource(ParticipantProperty.NAME, "name", null, null),
            new ParticipantSource(ParticipantProperty.EMAIL, "email", null, null),
            new ParticipantSource(ParticipantProperty.PHONE_NUMBER, "phone", null, null),
            new ParticipantSource(ParticipantProperty.IDENTIFICATION_NUMBER, "employeeNumber", null, null),
            new ParticipantSource(ParticipantProperty.TITLE, "title", null, null));

    public ParticipantSource {
        present("property", property);
        attribute("hrmAttribute", hrmAttribute);
        owner = owner == null ? ValueOwner.FILL_IF_EMPTY : owner;
        whenEmpty = whenEmpty == null ? WhenEmpty.KEEP : whenEmpty;
    }

    @Override
    public ValueOwner owner() {
        return Objects.requireNonNull(owner);
    }

    @Override
    public WhenEmpty whenEmpty() {
        return Objects.requireNonNull(whenEmpty);
    }
}

package dev.countersign.schemas.integration;

import static dev.countersign.schemas.integration.Checks.attribute;
import static dev.countersign.schemas.integration.Checks.check;
import static dev.countersign.schemas.integration.Checks.present;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which attribute a fact of the contract fills.
 *
 * @param fact what is taken
 * @param hrmAttribute the employee attribute that takes it
 * @param owner who decides when contract and HRM differ; left out: {@link ValueOwner#CONTRACT}
 * @param whenEmpty what a contract without the fact means; left out: {@link WhenEmpty#CLEAR_OWN}, so that the end of one contract does not stay on
 *     the record that follows another
 * @param format for the fact {@code link}: the address, with {@code {contractId}} in it; null for others. Left out: where Oneflow's API has the
 *     contract's PDF, which needs the account's token
 */
public record ContractFact(
        @JsonProperty(required = true) ContractFactName fact,
        @JsonProperty(required = true) String hrmAttribute,
        @Nullable ValueOwner owner,
        @Nullable WhenEmpty whenEmpty,
        @Nullable String format) {

    /** What stands for the contract's id in {@code format}. */
    public static final String CONTRACT_ID = "{contractId}";

    static final List<ContractFact> DEFAULTS = List.of(
            of(ContractFactName.ID, "contractId"),
            of(ContractFactName.STATE, "contractStatus"),
            of(ContractFactName.SIGNED_AT, "contractSignedAt"),
            of(ContractFactName.START, "employmentStartDate"),
            of(ContractFactName.END, "employmentEndDate"));

    private static final String ONEFLOW_PDF = "https://api.oneflow.com/v1/contracts/{contractId}/files/1?download=true";
    private static final int LONGEST = 500;

    public ContractFact {
        present("fact", fact);
        attribute("hrmAttribute", hrmAttribute);
        owner = owner == null ? ValueOwner.CONTRACT : owner;
        whenEmpty = whenEmpty == null ? WhenEmpty.CLEAR_OWN : whenEmpty;
        boolean isLink = fact == ContractFactName.LINK;
        check(format == null || isLink, "format", "format is for the fact link only, this is " + fact);
        format = format == null && isLink ? ONEFLOW_PDF : format;
        check(
                format == null || (format.contains(CONTRACT_ID) && format.length() <= LONGEST),
                "format",
                "format must contain {contractId} and be at most " + LONGEST + " characters, it is '" + format + "'");
    }

    @Override
    public ValueOwner owner() {
        return Objects.requireNonNull(owner);
    }

    @Override
    public WhenEmpty whenEmpty() {
        return Objects.requireNonNull(whenEmpty);
    }

    private static ContractFact of(ContractFactName fact, String attribute) {
        return new ContractFact(fact, attribute, null, null, null);
    }
}

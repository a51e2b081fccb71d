package dev.countersign.sync.mapping;

import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.Participant;
import dev.countersign.oneflow.model.Party;
import dev.countersign.oneflow.model.PartyType;
import dev.countersign.schemas.integration.EmployeeIdentifier;
import dev.countersign.sync.hrm.EmployeeKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which employee a contract is about: the signing participant of the other side, and how the HRM recognises that person. */
final class EmployeeIdentity {

    private static final int DIGITS = 24;

    private EmployeeIdentity() {}

    /** The persons who may be meant; exactly one if all is well. */
    static List<Participant> candidates(Contract contract) {
        List<Participant> individuals = signatories(contract, true);
        return individuals.isEmpty() ? signatories(contract, false) : individuals;
    }

    /** The key of a person; empty when the person has none of the identifiers. */
    static Optional<EmployeeKey> key(long accountId, Participant person, List<EmployeeIdentifier> identifiedBy) {
        return identifiedBy.stream()
                .filter(identifier -> !value(identifier, person).isEmpty())
                .findFirst()
                .map(first -> new EmployeeKey(
                        uniqueName(accountId, first, value(first, person)),
                        ifUsed(EmployeeIdentifier.IDENTIFICATION_NUMBER, person, identifiedBy),
                        ifUsed(EmployeeIdentifier.EMAIL, person, identifiedBy)));
    }

    private static List<Participant> signatories(Contract contract, boolean individualsOnly) {
        return contract.parties().stream()
                .filter(party -> !party.mine())
                .filter(party -> !individualsOnly || isIndividual(party))
                .flatMap(party -> party.participants().stream())
                .filter(Participant::signatory)
                .toList();
    }

    private static boolean isIndividual(Party party) {
        return party.type().is(PartyType.INDIVIDUAL);
    }

    private static @Nullable String ifUsed(
            EmployeeIdentifier identifier, Participant person, List<EmployeeIdentifier> identifiedBy) {
        String value = value(identifier, person);
        return identifiedBy.contains(identifier) && !value.isEmpty() ? value : null;
    }

    private static String value(EmployeeIdentifier identifier, Participant person) {
        return switch (identifier) {
            case IDENTIFICATION_NUMBER -> Texts.number(Texts.orEmpty(person.identificationNumber()));
            case EMAIL -> Texts.email(Texts.orEmpty(person.email()));
        };
    }

    /**
     * The same for every contract of a person. A digest for its length and its characters, which every HRM takes; it keeps nothing secret: personal
     * numbers are few enough to try them all, and whoever sees the HRM's record sees the number there too.
     */
    private static String uniqueName(long accountId, EmployeeIdentifier identifier, String value) {
        String text = accountId + ":" + identifier.name().toLowerCase(Locale.ROOT) + ":" + value;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "cs-" + accountId + "-" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime offers no SHA-256", e);
        }
    }
}

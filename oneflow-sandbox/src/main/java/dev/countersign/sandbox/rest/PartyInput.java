package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.Body;
import dev.countersign.sandbox.state.Account;
import dev.countersign.sandbox.state.Participant;
import dev.countersign.sandbox.state.Party;
import dev.countersign.sandbox.state.User;
import dev.countersign.sandbox.state.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parties of a new contract. */
public final class PartyInput {

    private static final int MOST_PARTIES = 40;
    private static final int MOST_PARTICIPANTS = 40;
    private static final int MOST_OWN_PARTICIPANTS = 29;
    private static final Set<String> SIGN_METHODS = Set.of(
            "standard_esign",
            "sms",
            "swedish_bankid",
            "norwegian_bankid",
            "danish_nemid",
            "finnish_bankid",
            "handwritten_signature",
            "eid_sign");
    private static final Set<String> DELIVERY_CHANNELS = Set.of("email", "sms", "same_device", "none", "email_and_sms");

    private final World world;

    public PartyInput(World world) {
        this.world = world;
    }

    /** The owner's party first, then the counterparties as given. */
    List<Party> parties(Body body, Account account, String creatorEmail) {
        List<Party> parties = new ArrayList<>();
        Body own = body.optionalObject("my_party");
        parties.add(own == null ? ownParty(account, creatorEmail) : ownParty(own, account));
        for (Body party : body.objects("parties", MOST_PARTIES)) {
            parties.add(counterparty(party));
        }
        if (parties.stream().mapToInt(party -> party.participants().size()).sum() > MOST_PARTICIPANTS) {
            body.problem("parties", "A contract must not have more than " + MOST_PARTICIPANTS + " participants.");
        }
        return parties;
    }

    /** The account itself, with the creator as the person who signs. */
    public Party ownParty(Account account, String creatorEmail) {
        String name = account.activeUser(creatorEmail)
                .map(User::name)
                .orElse(account.admin().name());
        Participant.Details creator =
                new Participant.Details(name, creatorEmail, "", "", "", true, "standard_esign", "email", true);
        return ownParty(account, List.of(new Participant(world.nextId(), creator, true, world.now())));
    }

    /** An employee as an individual counterparty. */
    public Party individual(String countryCode, Participant.Details details) {
        Participant participant = new Participant(world.nextId(), details, false, world.now());
        return new Party(
                world.nextId(),
                true,
                details.name(),
                countryCode,
                details.identificationNumber(),
                false,
                world.now(),
                List.of(participant));
    }

    private Party ownParty(Body own, Account account) {
        List<Participant> participants = participants(own, MOST_OWN_PARTICIPANTS, true);
        return ownParty(account, participants);
    }

    private Party ownParty(Account account, List<Participant> participants) {
        return new Party(
                world.nextId(),
                false,
                account.name(),
                account.countryCode(),
                account.registrationNumber(),
                true,
                world.now(),
                participants);
    }

    private Party counterparty(Body party) {
        String country = party.textOr("country_code", 2, "SE");
        if (party.textOr("type", 20, "company").equals("individual")) {
            return individual(country, singleParticipant(party));
        }
        return new Party(
                world.nextId(),
                false,
                party.text("name", 255),
                country,
                party.textOr("identification_number", 255, ""),
                false,
                world.now(),
                participants(party, MOST_PARTICIPANTS, false));
    }

    private static Participant.Details singleParticipant(Body party) {
        Body participant = party.optionalObject("participant");
        if (participant == null) {
            party.problem("participant", "An individual party must have one participant.");
            return new Participant.Details("", "", "", "", "", true, "standard_esign", "email", false);
        }
        return details(participant);
    }

    private List<Participant> participants(Body party, int most, boolean own) {
        List<Participant> participants = new ArrayList<>();
        for (Body participant : party.objects("participants", most)) {
            participants.add(
                    new Participant(world.nextId(), details(participant), own && participants.isEmpty(), world.now()));
        }
        return participants;
    }

    private static Participant.Details details(Body body) {
        return new Participant.Details(
                body.text("name", 255),
                body.textOr("email", 255, ""),
                body.textOr("phone_number", 255, ""),
                body.textOr("identification_number", 255, ""),
                body.textOr("title", 255, ""),
                body.flag("signatory", true),
                oneOf(body, "sign_method", SIGN_METHODS, "standard_esign"),
                oneOf(body, "delivery_channel", DELIVERY_CHANNELS, "email"),
                mayUpdate(body.optionalObject("_permissions")));
    }

    private static boolean mayUpdate(@Nullable Body permissions) {
        return permissions != null && permissions.flag("contract:update", false);
    }

    private static String oneOf(Body body, String name, Set<String> allowed, String otherwise) {
        String value = body.textOr(name, 100, otherwise);
        if (!allowed.contains(value)) {
            body.problem(
                    name,
                    "This parameter must be one of " + allowed.stream().sorted().toList() + ".");
        }
        return value;
    }
}

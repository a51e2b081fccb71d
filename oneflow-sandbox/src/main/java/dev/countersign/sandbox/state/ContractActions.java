package dev.countersign.sandbox.state;

import dev.countersign.sandbox.http.ApiProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to a contract, with the events that Oneflow reports for it. Must be called while the world is locked. */
public final class ContractActions {

    private static final Duration SIGNING_PERIOD = Duration.ofDays(30);

    private final World world;
    private final EventSink events;

    public ContractActions(World world, EventSink events) {
        this.world = world;
        this.events = events;
    }

    /** Makes a draft; its data fields are those that the template group has now. */
    public Contract create(NewContract wanted, List<DataField> definitions) {
        Instant now = world.now();
        List<ContractField> fields = definitions.stream()
                .filter(DataField::active)
                .map(definition -> new ContractField(
                        world.nextId(), definition, startValue(definition, wanted.values()), now, null))
                .toList();
        Contract contract = new Contract(world.nextId(), wanted, fields, now, world.preciseNow());
        world.add(contract);
        emit(contract, wanted.creatorEmail(), "contract:create");
        return contract;
    }

    public void publish(Contract contract, String actor) {
        require(contract, "published", ContractState.DRAFT);
        Instant now = world.now();
        contract.published(now, world.preciseNow(), now.plus(SIGNING_PERIOD));
        contract.participants().forEach(Participant::delivered);
        emit(contract, actor, "contract:publish");
    }

    /** One participant signs, or everybody who has not yet when {@code email} is null. */
    public void sign(Contract contract, @Nullable String email) {
        require(contract, "signed", ContractState.PENDING);
        List<Participant> signers = email == null
                ? contract.participants().filter(Participant::mustStillSign).toList()
                : List.of(signer(contract, email));
        Instant now = world.now();
        List<String> types = new ArrayList<>();
        for (Participant signer : signers) {
            visit(signer, now, types);
            signer.decide("signed", now);
            types.add("participant:sign");
        }
        contract.touched(now);
        if (contract.participants().noneMatch(Participant::mustStillSign)) {
            contract.moveTo(ContractState.SIGNED, now);
            contract.lifecycle(Lifecycle.awaiting(now), now);
            types.add("contract:sign");
        }
        emit(contract, email == null ? contract.creatorEmail() : email, types.toArray(String[]::new));
    }

    /** A participant declines, the first of the counterparty when {@code email} is null. */
    public void decline(Contract contract, @Nullable String email) {
        require(contract, "declined", ContractState.PENDING);
        Participant decliner = email == null ? firstCounterparty(contract) : participant(contract, email);
        Instant now = world.now();
        List<String> types = new ArrayList<>();
        visit(decliner, now, types);
        decliner.decide("declined", now);
        contract.moveTo(ContractState.DECLINED, now);
        types.add("participant:decline");
        types.add("contract:decline");
        emit(contract, decliner.details().email(), types.toArray(String[]::new));
    }

    public void expire(Contract contract) {
        require(contract, "overdue", ContractState.PENDING);
        Instant now = world.now();
        contract.moveTo(ContractState.OVERDUE, now);
        contract.extendSigningPeriod(now);
        emit(contract, "", "contract:signing_period_expire");
    }

    public void revive(Contract contract) {
        require(contract, "revived", ContractState.OVERDUE);
        Instant now = world.now();
        contract.moveTo(ContractState.PENDING, now);
        contract.extendSigningPeriod(now.plus(SIGNING_PERIOD));
        emit(contract, "", "contract:signing_period_revive");
    }

    public void resetSignatures(Contract contract) {
        require(contract, "reset", ContractState.PENDING, ContractState.OVERDUE);
        Instant now = world.now();
        contract.participants()
                .filter(participant -> participant.signState().equals("signed"))
                .forEach(participant -> participant.decide("undecided", now));
        contract.touched(now);
        emit(contract, contract.creatorEmail(), "contract:signature_reset");
    }

    public void delete(Contract contract, String actor) {
        contract.moveTo(ContractState.DELETED, world.now());
        emit(contract, actor, "contract:delete");
    }

    /** Sets values of data fields; fields whose value stays the same cause no event. */
    public void changeFields(Contract contract, Map<ContractField, String> values, String actor) {
        require(contract, "changed", ContractState.DRAFT, ContractState.PENDING, ContractState.OVERDUE);
        Instant now = world.now();
        List<String> types = new ArrayList<>();
        values.forEach((field, value) -> {
            if (!field.value().equals(value)) {
                contract.replace(field.withValue(value, now));
                types.add("data_field:update");
            }
        });
        if (types.isEmpty()) {
            return;
        }
        contract.touched(now);
        if (contract.state() != ContractState.DRAFT) {
            types.add("contract:content_update");
        }
        emit(contract, actor, types.toArray(String[]::new));
    }

    /** Changes the name that the owner's side sees. */
    public void rename(Contract contract, String name) {
        require(contract, "renamed", ContractState.DRAFT, ContractState.PENDING, ContractState.SIGNED);
        contract.renamed(name, world.now());
    }

    /** A step of the life of a signed contract: start, new_period, end, cancel or terminate. */
    public void lifecycle(Contract contract, String step) {
        require(contract, "moved in its lifecycle", ContractState.SIGNED);
        Instant now = world.now();
        contract.lifecycle(contract.lifecycle().after(step, now), now);
        emit(contract, contract.creatorEmail(), "contract:lifecycle_state:" + step);
    }

    private static String startValue(DataField definition, Map<String, String> values) {
        String preset = definition.value() == null ? "" : definition.value();
        return values.getOrDefault(definition.customId(), preset);
    }

    private static void visit(Participant participant, Instant now, List<String> types) {
        if (participant.visit(now)) {
            types.add("participant:first_visit");
        }
    }

    private static Participant signer(Contract contract, String email) {
        Participant participant = participant(contract, email);
        if (!participant.mustStillSign()) {
            throw ApiProblem.conflict("This participant is not a signatory or has signed already.");
        }
        return participant;
    }

    private static Participant participant(Contract contract, String email) {
        return contract.participant(email)
                .orElseThrow(() -> ApiProblem.notFound("The contract has no participant with this e-mail address."));
    }

    private static Participant firstCounterparty(Contract contract) {
        return contract.parties().stream()
                .filter(party -> !party.myParty())
                .flatMap(party -> party.participants().stream())
                .findFirst()
                .orElseThrow(() -> ApiProblem.conflict("The contract has no counterparty that could decline."));
    }

    private static void require(Contract contract, String what, ContractState... allowed) {
        if (!Arrays.asList(allowed).contains(contract.state())) {
            throw ApiProblem.conflict(
                    "A contract in the state " + contract.state().key() + " cannot be " + what + ".");
        }
    }

    private void emit(Contract contract, String actor, String... types) {
        if (types.length == 0) {
            return;
        }
        Instant now = world.now();
        List<ContractEvent> happened = Arrays.stream(types)
                .map(type -> new ContractEvent(world.nextId(), type, now, actor))
                .toList();
        contract.add(happened);
        events.recorded(contract, happened);
    }
}

package dev.countersign.sandbox.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A contract; {@link ContractActions} alone changes it. */
public final class Contract {

    private final long id;
    private final NewContract origin;
    private final Instant createdTime;
    private final Instant createdPrecisely;
    private final List<ContractField> fields;
    private final List<ContractEvent> events = new ArrayList<>();
    private String name;
    private ContractState state = ContractState.DRAFT;
    private Instant stateUpdatedTime;
    private Instant updatedTime;
    private Instant templateTouchedTime;
    private @Nullable Instant publishedTime;
    private @Nullable Instant signingPeriodExpiryTime;
    private Lifecycle lifecycle = Lifecycle.NONE;

    Contract(long id, NewContract origin, List<ContractField> fields, Instant now, Instant preciseNow) {
        this.id = id;
        this.origin = origin;
        this.fields = new ArrayList<>(fields);
        this.name = origin.name();
        this.createdTime = now;
        this.createdPrecisely = preciseNow;
        this.stateUpdatedTime = now;
        this.updatedTime = now;
        this.templateTouchedTime = preciseNow;
    }

    void moveTo(ContractState newState, Instant now) {
        state = newState;
        stateUpdatedTime = now;
        updatedTime = now;
    }

    void published(Instant now, Instant preciseNow, Instant expiry) {
        moveTo(ContractState.PENDING, now);
        publishedTime = now;
        signingPeriodExpiryTime = expiry;
        templateTouchedTime = preciseNow;
    }

    void extendSigningPeriod(Instant expiry) {
        signingPeriodExpiryTime = expiry;
    }

    void renamed(String newName, Instant now) {
        name = newName;
        updatedTime = now;
    }

    void lifecycle(Lifecycle newLifecycle, Instant now) {
        lifecycle = newLifecycle;
        updatedTime = now;
    }

    void touched(Instant now) {
        updatedTime = now;
    }

    void replace(ContractField changed) {
        fields.replaceAll(field -> field.id() == changed.id() ? changed : field);
    }

    void add(List<ContractEvent> more) {
        events.addAll(more);
    }

    public long id() {
        return id;
    }

    public long accountId() {
        return origin.accountId();
    }

    public long workspaceId() {
        return origin.workspaceId();
    }

    public String name() {
        return name;
    }

    public long templateId() {
        return origin.templateId();
    }

    public @Nullable Long templateGroupId() {
        return origin.templateGroupId();
    }

    public String creatorEmail() {
        return origin.creatorEmail();
    }

    public List<Party> parties() {
        return origin.parties();
    }

    public Stream<Participant> participants() {
        return parties().stream().flatMap(party -> party.participants().stream());
    }

    public Optional<Participant> participant(String email) {
        return participants()
                .filter(participant -> participant.details().email().equalsIgnoreCase(email))
                .findFirst();
    }

    public ContractState state() {
        return state;
    }

    public boolean isDeleted() {
        return state == ContractState.DELETED;
    }

    public Instant createdTime() {
        return createdTime;
    }

    /** As {@link #createdTime}, with fractions of a second: lists lag behind this. */
    public Instant createdPrecisely() {
        return createdPrecisely;
    }

    public Instant stateUpdatedTime() {
        return stateUpdatedTime;
    }

    public Instant updatedTime() {
        return updatedTime;
    }

    /** When the contract was created or published last: template information lags behind this. */
    public Instant templateTouchedTime() {
        return templateTouchedTime;
    }

    public @Nullable Instant publishedTime() {
        return publishedTime;
    }

    public @Nullable Instant signingPeriodExpiryTime() {
        return signingPeriodExpiryTime;
    }

    public Lifecycle lifecycle() {
        return lifecycle;
    }

    public List<ContractField> fields() {
        return List.copyOf(fields);
    }

    public Optional<ContractField> field(String customId) {
        return fields.stream()
                .filter(field -> field.definition().customId().equals(customId))
                .findFirst();
    }

    public Optional<ContractField> field(long fieldId) {
        return fields.stream().filter(field -> field.id() == fieldId).findFirst();
    }

    public List<ContractEvent> events() {
        return List.copyOf(events);
    }
}

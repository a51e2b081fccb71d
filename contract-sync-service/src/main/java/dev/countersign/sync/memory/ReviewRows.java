package dev.countersign.sync.memory;

import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.schemas.secrets.SecretUnreadableException;
import dev.countersign.sync.hrm.Learned;
import dev.countersign.sync.hrm.Proposal;
import dev.countersign.sync.hrm.ReviewAnswer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code review} and {@code review_log}, as a sync sees them. */
@Component
final class ReviewRows {

    private static final String OPEN = "open";
    private static final String BY_SYNC = "sync";

    /** What was asked about a record. */
    record Asked(boolean any, Map<String, ReviewAnswer> answers) {}

    private record Row(
            UUID id,
            String attribute,
            String state,
            @Nullable ReviewValues values) {}

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final JsonMapper mapper;
    private final ReviewLog log;
    private final Clock clock;

    ReviewRows(JdbcClient jdbc, SecretBox box, JsonMapper mapper, ReviewLog log, Clock clock) {
        this.jdbc = jdbc;
        this.box = box;
        this.mapper = mapper;
        this.log = log;
        this.clock = clock;
    }

    Asked of(RecordId id) {
        Map<String, ReviewAnswer> answers = new LinkedHashMap<>();
        List<Row> rows = rows(id);
        for (Row row : rows) {
            ReviewValues values = row.values();
            boolean accepted = row.state().equals("accepted");
            if (values != null && (accepted || row.state().equals("kept"))) {
                answers.put(row.attribute(), new ReviewAnswer(accepted, values.proposed()));
            }
        }
        return new Asked(!rows.isEmpty(), answers);
    }

    /** Opens what is proposed anew, and settles what is not proposed any more. */
    void settle(RecordId id, Learned learned, String mappingVersion) {
        Map<String, Row> asked = new LinkedHashMap<>();
        rows(id).forEach(row -> asked.put(row.attribute(), row));
        for (Proposal proposal : learned.proposals()) {
            propose(id, learned, mappingVersion, proposal, Optional.ofNullable(asked.remove(proposal.attribute())));
        }
        for (Row row : asked.values()) {
            boolean waits = row.state().equals(OPEN) || row.state().equals("accepted");
            if (waits) {
                end(id, learned, row, learned.written().contains(row.attribute()) ? "written" : "settled");
            }
        }
    }

    private void propose(
            RecordId id, Learned learned, String mappingVersion, Proposal proposal, Optional<Row> earlier) {
        ReviewValues values = new ReviewValues(proposal.proposed(), proposal.shown(), proposal.held());
        if (earlier.filter(row -> isAsked(row, values)).isPresent()) {
            return;
        }
        Optional<UUID> review = jdbc.sql("""
                        insert into review as r (review_id, account_id, hrm, employee_id, attribute, contract_id, source,
                            changed_by_hand, mapping_version, state, sealed_values, opened_at, updated_at)
                        values (:id, :account, :hrm, :employee, :attribute, :contract, :source, :byHand, :mapping, 'open',
                            :sealed, :now, :now)
                        on conflict (account_id, hrm, employee_id, attribute) do update set
                            contract_id = excluded.contract_id, source = excluded.source,
                            changed_by_hand = excluded.changed_by_hand, mapping_version = excluded.mapping_version,
                            sealed_values = excluded.sealed_values, updated_at = excluded.updated_at,
                            opened_at = case when r.state = 'open' then r.opened_at else excluded.opened_at end,
                            revision = r.revision + 1,
                            decided_at = null, decided_by = null, decision_comment = null, state = 'open'
                        where r.state = :was
                        returning review_id""")
                .param("id", UUID.randomUUID())
                .param("account", id.accountId())
                .param("hrm", id.hrm())
                .param("employee", id.employeeId())
                .param("attribute", proposal.attribute())
                .param("contract", learned.claim().contractId())
                .param("source", proposal.source())
                .param("byHand", proposal.changedByHand())
                .param("mapping", mappingVersion)
                .param("sealed", sealed(id, values))
                .param("was", earlier.map(Row::state).orElse(OPEN))
                .param("now", RecordRows.time(clock.instant()))
                .query(UUID.class)
                .optional();
        review.ifPresent(opened -> log.add(new ReviewLog.Entry(opened, id.accountId(), "proposed", BY_SYNC, null)));
    }

    /** Also when it was decided in this very moment: the next sync goes by the answer. */
    private static boolean isAsked(Row row, ReviewValues values) {
        return switch (row.state()) {
            case OPEN -> Objects.equals(row.values(), values);
            case "accepted", "kept" ->
                row.values() != null && row.values().proposed().equals(values.proposed());
            default -> false;
        };
    }

    private void end(RecordId id, Learned learned, Row row, String state) {
        int ended = jdbc.sql("""
                        update review set state = :state, updated_at = :now, contract_id = :contract
                        where review_id = :id and state = :was""")
                .param("state", state)
                .param("now", RecordRows.time(clock.instant()))
                .param("contract", learned.claim().contractId())
                .param("id", row.id())
                .param("was", row.state())
                .update();
        if (ended == 1) {
            log.add(new ReviewLog.Entry(row.id(), id.accountId(), state, BY_SYNC, null));
        }
    }

    private List<Row> rows(RecordId id) {
        return jdbc.sql("""
                        select review_id, attribute, state, sealed_values from review
                        where account_id = :account and hrm = :hrm and employee_id = :employee""")
                .param("account", id.accountId())
                .param("hrm", id.hrm())
                .param("employee", id.employeeId())
                .query((row, _) -> row(id, row))
                .list();
    }

    private Row row(RecordId id, ResultSet row) throws SQLException {
        return new Row(
                row.getObject("review_id", UUID.class),
                row.getString("attribute"),
                row.getString("state"),
                opened(id.accountId(), row.getBytes("sealed_values")));
    }

    private byte[] sealed(RecordId id, ReviewValues values) {
        return box.seal(mapper.writeValueAsString(values), SecretOwners.auditValues(id.accountId()));
    }

    private @Nullable ReviewValues opened(long accountId, byte @Nullable [] sealed) {
        if (sealed == null) {
            return null;
        }
        try {
            return mapper.readValue(box.open(sealed, SecretOwners.auditValues(accountId)), ReviewValues.class);
        } catch (SecretUnreadableException e) {
            // Then there is no answer to go by, and the difference is asked about again.
            return null;
        }
    }
}

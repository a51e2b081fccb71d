package dev.countersign.sync.review;

import dev.countersign.sync.contract.ContractWork;
import dev.countersign.sync.contract.DirtyMark;
import dev.countersign.sync.contract.Priority;
import dev.countersign.sync.contract.Workers;
import dev.countersign.sync.memory.ReviewLog;
import dev.countersign.sync.tracing.TraceContext;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The review list, for pages and APIs: {@link #list}, {@link #find}, {@link #accept}, {@link #keep}. Nothing is written to an HRM here: what is accepted
 * is written by the next sync of the contract, which is due at once. A difference that is gone before anybody decided closes itself.
 */
@Component
public final class Reviews {

    private static final Logger LOG = LoggerFactory.getLogger(Reviews.class);

    /**
     * A part of the list, oldest first.
     *
     * @param next where the next part begins; null at the end
     */
    public record Page(List<Review> reviews, @Nullable UUID next) {
        public Page {
            reviews = List.copyOf(reviews);
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ReviewReader reader;
    private final ReviewLog log;
    private final ContractWork work;
    private final Workers workers;
    private final TraceContext traces;
    private final Clock clock;

    Reviews(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            ReviewReader reader,
            ReviewLog log,
            ContractWork work,
            Workers workers,
            TraceContext traces,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.reader = reader;
        this.log = log;
        this.work = work;
        this.workers = workers;
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * Lists reviews.
     *
     * @param accountId null: of all accounts
     * @param state as in {@link Review#state()}
     * @param after the {@code next} of the page before; null: from the beginning
     * @param most 1 to 500
     */
    public Page list(@Nullable Long accountId, String state, @Nullable UUID after, int most) {
        List<Review> found = jdbc.sql("""
                        select * from review
                        where state = :state and (cast(:account as bigint) is null or account_id = :account)
                          and (cast(:after as uuid) is null or (opened_at, review_id) >
                               (select opened_at, review_id from review where review_id = :after))
                        order by opened_at, review_id limit :most""")
                .param("state", state)
                .param("account", accountId, Types.BIGINT)
                .param("after", after, Types.OTHER)
                .param("most", most + 1)
                .query(reader)
                .list();
        boolean more = found.size() > most;
        List<Review> page = more ? found.subList(0, most) : found;
        return new Page(page, more ? page.getLast().id() : null);
    }

    /** How many wait, of all accounts or of one. */
    public long open(@Nullable Long accountId) {
        return jdbc.sql("""
                        select count(*) from review
                        where state = 'open' and (cast(:account as bigint) is null or account_id = :account)""")
                .param("account", accountId, Types.BIGINT)
                .query(Long.class)
                .single();
    }

    /** One review. */
    public Optional<Review> find(UUID id) {
        return jdbc.sql("select * from review where review_id = :id")
                .param("id", id)
                .query(reader)
                .optional();
    }

    /** The contract's value is to be written. */
    public Decision.Outcome accept(UUID id, Decision decision) {
        return decide(id, decision, "accepted");
    }

    /** The HRM's value stays, for as long as the contract proposes the same. */
    public Decision.Outcome keep(UUID id, Decision decision) {
        return decide(id, decision, "kept");
    }

    private Decision.Outcome decide(UUID id, Decision decision, String state) {
        Optional<Review> review = find(id);
        if (review.isEmpty()) {
            return Decision.Outcome.UNKNOWN;
        }
        boolean done = Boolean.TRUE.equals(transactions.execute(_ -> decided(review.get(), decision, state)));
        if (!done) {
            return Decision.Outcome.OUTDATED;
        }
        workers.wake();
        LOG.atInfo()
                .addKeyValue("account", review.get().accountId())
                .addKeyValue("contract", review.get().contractId())
                .addKeyValue("review", id)
                .addKeyValue("decision", state)
                .log("A difference between contract and HRM is decided");
        return Decision.Outcome.DONE;
    }

    private boolean decided(Review review, Decision decision, String state) {
        int updated = jdbc.sql("""
                        update review set state = :state, decided_at = :now, decided_by = :who, decision_comment = :comment,
                            updated_at = :now
                        where review_id = :id and revision = :revision and state in ('open', 'accepted', 'kept')
                          and state <> :state""")
                .param("state", state)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("who", decision.who())
                .param("comment", decision.comment(), Types.VARCHAR)
                .param("id", review.id())
                .param("revision", decision.revision())
                .update();
        if (updated == 1) {
            log.add(new ReviewLog.Entry(review.id(), review.accountId(), state, decision.who(), decision.comment()));
            // Also when the HRM's value stays: what is shown of the contract is to say so. A person may want again what
            // the HRM did not keep before.
            boolean _ = work.retryNow(review.accountId(), review.contractId());
            work.mark(List.of(DirtyMark.unprompted(
                    review.accountId(), review.contractId(), Priority.SIGNATURE, traces.current())));
        }
        return updated == 1;
    }
}

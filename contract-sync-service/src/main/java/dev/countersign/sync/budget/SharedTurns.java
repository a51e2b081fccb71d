package dev.countersign.sync.budget;

import dev.countersign.oneflow.OneflowToken;
import dev.countersign.oneflow.RateBudget;
import dev.countersign.oneflow.TokenTurns;
import dev.countersign.oneflow.TurnSource;
import dev.countersign.oneflow.Urgency;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The turns of each token in one row of PostgreSQL, for all replicas: the row says when the last granted turn would have come if turns came evenly
 * (the "theoretical arrival time" of the generic cell rate algorithm). A turn is one statement, by the database's clock; a call that may wait gets a turn in the future
 * and waits for it here, without a connection.
 */
public final class SharedTurns implements TurnSource {

    // Not before the disk has it: a database that crashes forgets turns of its last moment, and Oneflow's 429 tells us.
    private static final String TAKE = """
            insert into token_budget as b (token, arrival)
            select :token, clock_timestamp() + make_interval(secs => :interval)
            where set_config('synchronous_commit', 'off', true) = 'off'
            on conflict (token) do update
                set arrival = greatest(b.arrival, clock_timestamp()) + make_interval(secs => :interval)
                where b.arrival <= clock_timestamp() + make_interval(secs => :ahead)
            returning extract(epoch from arrival - clock_timestamp())""";

    private static final String AHEAD = """
            select extract(epoch from arrival - clock_timestamp()) from token_budget where token = :token""";

    private static final String PAUSE = """
            insert into token_budget as b (token, arrival)
            values (:token, clock_timestamp() + make_interval(secs => :ahead))
            on conflict (token) do update
                set arrival = greatest(b.arrival, clock_timestamp() + make_interval(secs => :ahead))""";

    private static final Logger LOG = LoggerFactory.getLogger(SharedTurns.class);
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(1);
    private static final double NANOS = 1e9;
    private static final int ALL = 100;

    private final JdbcClient jdbc;
    private final RateBudget limits;
    private final double interval;
    private final double burst;
    private final double reserve;

    /**
     * Turns by these limits.
     *
     * @param reservePercent the part of the burst that backfill leaves alone
     */
    public SharedTurns(JdbcClient jdbc, RateBudget limits, int reservePercent) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.interval = limits.window().toNanos() / NANOS / limits.steady();
        this.burst = limits.burst() * interval;
        this.reserve = Math.ceilDiv(limits.burst() * reservePercent, ALL) * interval;
    }

    @Override
    public TokenTurns of(OneflowToken token) {
        return new Turns(token.fingerprint());
    }

    /** Forgets tokens that nobody uses any more: their budgets have long filled up. */
    public void forgetUnused() {
        int _ = jdbc.sql("delete from token_budget where arrival < clock_timestamp() - interval '1 day'")
                .update();
    }

    private final class Turns implements TokenTurns {

        private final String token;

        private Turns(String token) {
            this.token = token;
        }

        @Override
        public boolean take(Urgency urgency) throws InterruptedException {
            double patience = urgency == Urgency.INTERACTIVE ? limits.maxWait().toNanos() / NANOS : 0;
            Optional<Double> arrival;
            try {
                arrival = jdbc.sql(TAKE)
                        .param("token", token)
                        .param("interval", interval)
                        .param("ahead", mostAhead(urgency) + patience)
                        .query(Double.class)
                        .optional();
            } catch (DataAccessException e) {
                LOG.atWarn()
                        .addKeyValue("exception", e.getClass().getSimpleName())
                        .log("The token's rate budget can't be asked: the database is away; nothing is sent meanwhile");
                return false;
            }
            if (arrival.isEmpty()) {
                return false;
            }
            double wait = arrival.get() - burst;
            if (wait > 0) {
                Thread.sleep(Duration.ofNanos(Math.round(wait * NANOS)));
            }
            return true;
        }

        /** How far ahead of now the row may be for a turn at once. */
        private double mostAhead(Urgency urgency) {
            return burst - interval - (urgency == Urgency.BACKFILL ? reserve : 0);
        }

        @Override
        public Duration untilNext(Urgency urgency) {
            try {
                double missing = Math.max(0, ahead() - mostAhead(urgency));
                return Duration.ofNanos(Math.round(missing * NANOS));
            } catch (DataAccessException e) {
                return DATABASE_AWAY;
            }
        }

        @Override
        public long available() {
            return Math.max(0, Math.round(Math.floor((burst - Math.max(0, ahead())) / interval)));
        }

        @Override
        public void pause(Duration pause) {
            int _ = jdbc.sql(PAUSE)
                    .param("token", token)
                    .param("ahead", burst + pause.toNanos() / NANOS)
                    .update();
        }

        private double ahead() {
            return jdbc.sql(AHEAD)
                    .param("token", token)
                    .query(Double.class)
                    .optional()
                    .orElse(0.0);
        }
    }
}

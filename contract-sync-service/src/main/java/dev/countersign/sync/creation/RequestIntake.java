package dev.countersign.sync.creation;

import static dev.countersign.sync.creation.RequestRows.time;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes requests in: of one id only the first counts, and another one with the same id must ask for the same. */
@Component
final class RequestIntake {

    /** What a request turned out to be. */
    enum Outcome {
        /** It is worked on from now on. */
        NEW,
        /** It was taken in before. */
        KNOWN,
        /** The id was used before, for something else. */
        CONFLICT
    }

    @SuppressWarnings("ArrayRecordComponent") // read from a row, never compared
    private record First(byte[] contentSalt, byte[] contentDigest) {}

    private static final Logger LOG = LoggerFactory.getLogger(RequestIntake.class);

    private final JdbcClient jdbc;
    private final RequestContent content;
    private final Clock clock;

    RequestIntake(JdbcClient jdbc, RequestContent content, Clock clock) {
        this.jdbc = jdbc;
        this.content = content;
        this.clock = clock;
    }

    /** Takes one in, in the caller's transaction if there is one. */
    Outcome accept(IncomingRequest request) {
        Outcome outcome = insert(request)
                ? Outcome.NEW
                : first(request)
                        .filter(first -> content.isSame(request, first.contentSalt(), first.contentDigest()))
                        .map(_ -> Outcome.KNOWN)
                        .orElse(Outcome.CONFLICT);
        LOG.atInfo()
                .addKeyValue("account", request.accountId())
                .addKeyValue("request", request.requestId())
                .addKeyValue("intake", outcome)
                .log("A contract is requested");
        return outcome;
    }

    private boolean insert(IncomingRequest request) {
        RequestContent.Kept kept = content.keep(request);
        Instant now = clock.instant();
        return jdbc.sql("""
                        insert into contract_request (account_id, request_id, sealed_content, content_salt, content_digest,
                            workspace_id, template_id, source, requested_by, requested_at, received_at, due_at, traceparent)
                        values (:account, :request, :sealed, :salt, :digest, :workspace, :template, :source, :by, :at, :now, :now,
                            :traceparent)
                        on conflict (account_id, request_id) do nothing""")
                        .param("account", request.accountId())
                        .param("request", request.requestId())
                        .param("sealed", kept.sealed())
                        .param("salt", kept.salt())
                        .param("digest", kept.digest())
                        .param("workspace", request.contract().workspaceId())
                        .param("template", request.contract().templateId())
                        .param("source", request.source().name().toLowerCase(Locale.ROOT))
                        .param("by", request.requestedBy())
                        .param("at", time(storable(request.requestedAt())))
                        .param("now", time(now))
                        .param("traceparent", request.traceparent())
                        .update()
                == 1;
    }

    /** A requester's clock may say anything; PostgreSQL's times end somewhere. */
    private static @Nullable Instant storable(@Nullable Instant told) {
        boolean sane =
                told != null && told.isAfter(Instant.EPOCH) && told.isBefore(Instant.parse("9999-12-31T00:00:00Z"));
        return sane ? told : null;
    }

    private Optional<First> first(IncomingRequest request) {
        return jdbc.sql("""
                        select content_salt, content_digest from contract_request
                        where account_id = :account and request_id = :request""")
                .param("account", request.accountId())
                .param("request", request.requestId())
                .query(First.class)
                .optional();
    }
}

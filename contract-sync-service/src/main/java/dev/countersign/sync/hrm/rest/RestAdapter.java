package dev.countersign.sync.hrm.rest;

import dev.countersign.sync.hrm.ConnectionCheck;
import dev.countersign.sync.hrm.HrmAdapter;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.HrmDirectory;
import dev.countersign.sync.hrm.HrmException;
import dev.countersign.sync.hrm.HrmKind;
import dev.countersign.sync.hrm.Trouble;
import dev.countersign.sync.hrm.http.AccessTokens;
import dev.countersign.sync.hrm.http.HrmAnswer;
import dev.countersign.sync.hrm.http.HrmHttp;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/** A kind of HRM that a description tells about. */
final class RestAdapter implements HrmAdapter {

    private final RestDescription description;
    private final HrmHttp http;
    private final AccessTokens tokens;
    private final Clock clock;

    RestAdapter(RestDescription description, HrmHttp http, AccessTokens tokens, Clock clock) {
        this.description = description;
        this.http = http;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return description.kind();
    }

    @Override
    public HrmKind describe() {
        return new HrmKind(
                description.kind(),
                description.name(),
                description.address(),
                description.authentication().credentials(),
                attributes());
    }

    @Override
    public Set<String> attributes() {
        return description.attributes().keySet();
    }

    @Override
    public String path(String attribute) {
        return Objects.requireNonNull(description.attributes().get(attribute), attribute)
                .name();
    }

    @Override
    public HrmDirectory connect(HrmConnection connection) {
        return new RestDirectory(
                description,
                new RestConversation(description, connection, http, tokens, clock, http.longestConversation()));
    }

    @Override
    public ConnectionCheck check(HrmConnection connection, Duration deadline) {
        HrmHttp within = http.within(deadline);
        // Tokens of its own: nothing of a try is kept for the account.
        RestConversation conversation =
                new RestConversation(description, connection, within, new AccessTokens(within, clock), clock, deadline);
        HrmAnswer answer =
                conversation.send(Operation.CHECK, description.check(), new Variables(), RestConversation.Extra.NONE);
        try {
            HrmAnswer _ = conversation.expectSuccess(Operation.CHECK, answer);
        } catch (HrmException failure) {
            return new ConnectionCheck.Fails(failure.trouble(), String.valueOf(failure.getMessage()));
        }
        if (!answer.body().isContainer()) {
            return new ConnectionCheck.Fails(
                    Trouble.NOT_SCIM, "What answers there is not the interface of " + description.kind());
        }
        return new ConnectionCheck.Works(description.kind() + " answers at " + connection.baseUrl(), Set.of());
    }
}

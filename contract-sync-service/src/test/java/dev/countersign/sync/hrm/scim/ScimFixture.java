package dev.countersign.sync.hrm.scim;

import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.sync.hrm.ContractClaim;
import dev.countersign.sync.hrm.EmployeeKey;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.HrmPort;
import dev.countersign.sync.hrm.OpenGate;
import dev.countersign.sync.hrm.PortFactory;
import dev.countersign.sync.hrm.UpsertOutcome;
import dev.countersign.sync.hrm.UpsertRequest;
import dev.countersign.sync.hrm.Wanted;
import dev.countersign.sync.hrm.http.HrmHttpFixture;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The adapter as the service wires it, without Spring's context. */
final class ScimFixture implements AutoCloseable {

    static final String TOKEN = "scim-fixture-token-0123456789";
    static final Instant SIGNED_AT = Instant.parse("2026-11-24T10:00:00Z");

    final HrmPort port;
    private final HrmHttpFixture http;

    ScimFixture() {
        this(Duration.ofSeconds(20));
    }

    /** With so much time for each exchange. */
    ScimFixture(Duration exchangeTimeout) {
        http = new HrmHttpFixture(exchangeTimeout);
        port = PortFactory.of(new ScimAdapter(http.http(), http.tokens(), Clock.systemUTC()));
    }

    /** As the only writer of a contract that nobody has written for before. */
    UpsertOutcome upsert(HrmConnection connection, UpsertRequest request) {
        return port.upsert(connection, request, new OpenGate());
    }

    @Override
    public void close() {
        http.close();
    }

    static HrmConnection bearer(URI base) {
        return new HrmConnection(1, 1, "scim", base, "bearer", TOKEN, null, null);
    }

    static EmployeeKey key(String number) {
        return new EmployeeKey("cs-1-" + number, number, number + "@example.com");
    }

    /** A signed contract's request; owner of everything is the contract. */
    static UpsertRequest signed(String number, Map<String, String> values) {
        return request(number, values, ValueOwner.CONTRACT, true);
    }

    static UpsertRequest request(String number, Map<String, String> values, ValueOwner owner, boolean create) {
        List<Wanted> wanted = new ArrayList<>();
        values.forEach((attribute, value) -> wanted.add(new Wanted(attribute, value, "test", owner)));
        return new UpsertRequest(
                key(number), null, new ContractClaim(7, true, SIGNED_AT), wanted, java.util.Set.of(), create);
    }
}

package dev.countersign.sync.hrm.scim;

import dev.countersign.sync.hrm.ConnectionCheck;
import dev.countersign.sync.hrm.HrmAdapter;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.HrmDirectory;
import dev.countersign.sync.hrm.HrmKind;
import dev.countersign.sync.hrm.http.AccessTokens;
import dev.countersign.sync.hrm.http.HrmHttp;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/** HRMs with SCIM 2.0. */
@Component
final class ScimAdapter implements HrmAdapter {

    private final HrmHttp http;
    private final AccessTokens tokens;
    private final Clock clock;

    ScimAdapter(HrmHttp http, AccessTokens tokens, Clock clock) {
        this.http = http;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "scim";
    }

    @Override
    public HrmKind describe() {
        return new HrmKind(
                kind(), "SCIM 2.0", "https://hr.example.com/scim/v2", HrmKind.Credentials.TOKEN, attributes());
    }

    @Override
    public Set<String> attributes() {
        return ScimAttribute.all().keySet();
    }

    @Override
    public String path(String attribute) {
        return ScimAttribute.of(attribute).qualifiedPath();
    }

    @Override
    public HrmDirectory connect(HrmConnection connection) {
        return new ScimDirectory(new ScimClient(connection, http, tokens));
    }

    @Override
    public ConnectionCheck check(HrmConnection connection, Duration deadline) {
        return new ScimProbe(connection, http, clock, deadline).run();
    }
}

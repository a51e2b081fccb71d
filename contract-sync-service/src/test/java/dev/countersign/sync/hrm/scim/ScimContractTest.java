package dev.countersign.sync.hrm.scim;

import dev.countersign.hrmsandbox.HrmSandbox;
import dev.countersign.hrmsandbox.HrmSandboxConfig;
import dev.countersign.sync.HttpJson;
import dev.countersign.sync.hrm.HrmAdapter;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.HrmContract;
import dev.countersign.sync.hrm.http.HrmHttpFixture;
import dev.countersign.sync.hrm.scim.ScimAttribute.Schemas;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/** SCIM, with a strict server. */
final class ScimContractTest extends HrmContract {

    private final HrmSandbox hrm = HrmSandbox.start(HrmSandboxConfig.withToken(ScimFixture.TOKEN));
    private final HrmHttpFixture http = new HrmHttpFixture(Duration.ofSeconds(20));
    private final ScimAdapter adapter = new ScimAdapter(http.http(), http.tokens(), Clock.systemUTC());
    private final HttpJson json = new HttpJson();
    private int made;

    @AfterEach
    void noFaults() {
        failing(0, 0);
    }

    @AfterAll
    void close() {
        http.close();
        hrm.close();
    }

    @Override
    protected HrmAdapter adapter() {
        return adapter;
    }

    @Override
    protected HrmConnection connection() {
        return ScimFixture.bearer(hrm.scimUri());
    }

    @Override
    protected HrmConnection refused() {
        return new HrmConnection(2, 1, "scim", hrm.scimUri(), "bearer", "wrong", null, null);
    }

    @Override
    protected String made(String employeeNumber, String email) {
        Map<String, Object> user = new HashMap<>();
        user.put("schemas", List.of(Schemas.USER, Schemas.ENTERPRISE));
        user.put("userName", "by-hand-" + ++made);
        user.put("emails", List.of(Map.of("value", email, "primary", true)));
        if (!employeeNumber.isEmpty()) {
            user.put(Schemas.ENTERPRISE, Map.of("employeeNumber", employeeNumber));
        }
        return json.ok("POST", hrm.scimUri() + "/Users", user, "Authorization", "Bearer " + ScimFixture.TOKEN)
                .path("id")
                .asString();
    }

    @Override
    protected void removed(String id) {
        JsonNode _ =
                json.ok("DELETE", hrm.scimUri() + "/Users/" + id, null, "Authorization", "Bearer " + ScimFixture.TOKEN);
    }

    @Override
    protected void failing(int status, int times) {
        JsonNode _ = json.ok("PUT", hrm.controlUri() + "/faults", Map.of("status", status, "times", times));
    }
}

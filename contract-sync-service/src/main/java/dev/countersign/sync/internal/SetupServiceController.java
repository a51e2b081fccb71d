package dev.countersign.sync.internal;

import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretUnreadableException;
import dev.countersign.sync.hrm.ConnectionCheck;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.HrmKind;
import dev.countersign.sync.hrm.HrmPort;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the setup service may ask. Changes nothing and keeps nothing. */
@RestController
final class SetupServiceController {

    private static final Logger LOG = LoggerFactory.getLogger(SetupServiceController.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final ConnectionTests tests;
    private final Activities activities;
    private final HrmPort hrm;
    private final SecretBox box;

    SetupServiceController(ConnectionTests tests, Activities activities, HrmPort hrm, SecretBox box) {
        this.tests = tests;
        this.activities = activities;
        this.hrm = hrm;
        this.box = box;
    }

    @PostMapping("/internal/hrm-connection-tests")
    ResponseEntity<Object> test(@RequestBody ConnectionTestRequest request) {
        HrmConnection connection;
        try {
            connection = request.open(box);
        } catch (IllegalArgumentException | SecretUnreadableException e) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()));
        }
        Optional<ConnectionCheck> check = tests.run(connection);
        if (check.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .body(ProblemDetail.forStatusAndDetail(
                            HttpStatus.SERVICE_UNAVAILABLE, "Too many HRMs are being tried out at the moment"));
        }
        ConnectionTestAnswer answer = ConnectionTestAnswer.of(check.get());
        LOG.atInfo()
                .addKeyValue("account", request.accountId())
                .addKeyValue("outcome", answer.outcome())
                .addKeyValue("reason", answer.reason())
                .log("An HRM was tried out");
        return ResponseEntity.ok(answer);
    }

    /** Which kinds of HRM an admin can choose. */
    @GetMapping("/internal/hrm-kinds")
    List<HrmKind> kinds() {
        return hrm.kinds();
    }

    @GetMapping("/internal/accounts/{account}/activity")
    AccountActivity activity(@PathVariable("account") long account) {
        return activities.of(account);
    }

    private static ResponseEntity<Object> problem(HttpStatus status, String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail))
                .build();
    }
}

package dev.countersign.setup.operator;

import dev.countersign.setup.secret.Resealing;
import dev.countersign.setup.secret.ResealingState;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Has all secrets sealed anew after the keysets got another primary key, and tells how far that came. */
@RestController
class ResealingController {

    private final Resealing resealing;
    private final AuditedCalls calls;

    ResealingController(Resealing resealing, AuditedCalls calls) {
        this.resealing = resealing;
        this.calls = calls;
    }

    @PostMapping(OperatorApi.RESEALING)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResealingState request(Authentication who) {
        return calls.call(who, "reseal", null, resealing::request);
    }

    @GetMapping(OperatorApi.RESEALING)
    ResealingState state(Authentication who) {
        return calls.call(who, "show-resealing", null, resealing::state);
    }
}

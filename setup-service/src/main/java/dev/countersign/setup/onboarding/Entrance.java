package dev.countersign.setup.onboarding;

import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.oneflow.OneflowFailure.NotFound;
import dev.countersign.oneflow.OneflowFailure.Permanent;
import dev.countersign.oneflow.OneflowFailure.RateLimited;
import dev.countersign.oneflow.OneflowFailure.Temporary;
import dev.countersign.oneflow.OneflowFailure.Unauthorised;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.OneflowToken;
import dev.countersign.oneflow.UserEmail;
import dev.countersign.oneflow.model.Account;
import dev.countersign.setup.lifecycle.LifeCycle;
import dev.countersign.setup.oneflow.OneflowAccess;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets an admin in whose token Oneflow confirms: who has the account's token may set the account up. */
@Component
class Entrance {

    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);
    private static final int LONGEST_NAME = 200;
    private static final String ADMITTED = "admitted";

    private final TokenAttempts attempts;
    private final OneflowAccess oneflow;
    private final LifeCycle lifeCycle;
    private final MeterRegistry meters;

    Entrance(TokenAttempts attempts, OneflowAccess oneflow, LifeCycle lifeCycle, MeterRegistry meters) {
        this.attempts = attempts;
        this.oneflow = oneflow;
        this.lifeCycle = lifeCycle;
        this.meters = meters;
        Stream.concat(Stream.of(ADMITTED), Arrays.stream(SetupProblem.values()).map(SetupProblem::slug))
                .forEach(outcome -> {
                    var _ = counter(outcome);
                });
    }

    /**
     * Decides on a call.
     *
     * @param address of the client that made it
     */
    Admission admit(SetupCall call, String address) {
        Admission admission =
                attempts.take(address) ? decide(call) : new Admission.Refused(SetupProblem.TOO_MANY_ATTEMPTS);
        String outcome = switch (admission) {
            case Admission.Admitted _ -> ADMITTED;
            case Admission.Refused(SetupProblem problem) -> problem.slug();
            case Admission.Unavailable() -> SetupProblem.ONEFLOW_DOWN.slug();
        };
        counter(outcome).increment();
        return admission;
    }

    private Counter counter(String outcome) {
        return meters.counter("countersign.setup.entrances", "outcome", outcome);
    }

    private Admission decide(SetupCall call) {
        if (!OneflowToken.isWellFormed(call.token())) {
            return new Admission.Refused(SetupProblem.WRONG_TOKEN);
        }
        return switch (oneflow.with(new OneflowToken(call.token())).account()) {
            case OneflowResult.Success<Account>(Account account) -> welcome(call, account);
            case OneflowResult.Failed<Account>(OneflowFailure failure) -> refuse(failure);
        };
    }

    private Admission welcome(SetupCall call, Account account) {
        if (call.accountId() != null && !call.accountId().equals(Long.toString(account.id()))) {
            LOG.atWarn()
                    .addKeyValue("account", Long.toString(account.id()))
                    .log("A Setup call named another account than the one its token belongs to; it was refused");
            return new Admission.Refused(SetupProblem.OTHER_ACCOUNT);
        }
        String email = usable(call.userEmail());
        if (email != null && !isUser(call.token(), email)) {
            if (call.isTyped()) {
                return new Admission.Refused(SetupProblem.UNKNOWN_USER);
            }
            // Oneflow itself sent it; without it every call is made as the account's anonymous admin.
            email = null;
        }
        String name = displayName(account);
        lifeCycle.enter(account.id(), name, call.token(), email);
        LOG.atInfo()
                .addKeyValue("account", Long.toString(account.id()))
                .log("An admin of the account entered the setup");
        return new Admission.Admitted(account.id(), name);
    }

    /** Whether Oneflow lets the user act. Only a clear no counts: when Oneflow is busy, the setup finds out later. */
    private boolean isUser(String token, String email) {
        var answer = oneflow.with(new OneflowToken(token), new UserEmail(email)).account();
        return !(answer instanceof OneflowResult.Failed<Account>(Permanent _));
    }

    private static Admission refuse(OneflowFailure failure) {
        LOG.atInfo().log("A Setup call was not admitted: {}", failure.describe());
        return switch (failure) {
            case Unauthorised _ -> new Admission.Refused(SetupProblem.WRONG_TOKEN);
            case Permanent _, NotFound _ -> new Admission.Refused(SetupProblem.NO_RIGHT);
            case RateLimited _, Temporary _ -> new Admission.Unavailable();
        };
    }

    private static String displayName(Account account) {
        String name = account.name().replaceAll("\\p{Cntrl}", " ").strip();
        if (name.isEmpty()) {
            return "Account " + account.id();
        }
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    /** An e-mail that can't be one is as good as none: Oneflow would refuse every call made with it. */
    private static @Nullable String usable(@Nullable String email) {
        return email != null && UserEmail.isWellFormed(email) ? email : null;
    }
}

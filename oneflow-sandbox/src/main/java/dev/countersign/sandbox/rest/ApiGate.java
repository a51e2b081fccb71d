package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.faults.CallFault;
import dev.countersign.sandbox.faults.FaultSwitchboard;
import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.http.Call;
import dev.countersign.sandbox.http.Reply;
import dev.countersign.sandbox.state.Account;
import dev.countersign.sandbox.state.User;
import dev.countersign.sandbox.state.World;
import java.time.Clock;
import java.time.Duration;

/** What every REST call passes before it is executed: faults, token, rate limit, user. */
final class ApiGate {

    static final String TOKEN_HEADER = "x-oneflow-api-token";

    private final World world;
    private final FaultSwitchboard faults;
    private final RateLimiter limiter;

    ApiGate(World world, FaultSwitchboard faults, Clock clock, ApiSettings settings) {
        this.world = world;
        this.faults = faults;
        this.limiter = new RateLimiter(clock, settings.rateLimit(), settings.rateWindow());
    }

    /** What is to go wrong with this call alone. */
    CallFault faultOf(String call) {
        return faults.take(call);
    }

    /**
     * @throws ApiProblem 401, 403, 429, or 5xx on purpose
     */
    Caller admit(Call call, CallFault fault) {
        misbehave(fault);
        String token = call.header(TOKEN_HEADER).orElse("");
        Account account = world.exclusively(() -> world.accountOfToken(token))
                .orElseThrow(() -> ApiProblem.of(401, "The API token is missing, not valid or revoked."));
        if (!limiter.allows(token)) {
            throw tooManyRequests();
        }
        return caller(call, account);
    }

    /**
     * What the caller gets of an answer.
     *
     * @throws ApiProblem 503 on purpose: the call was executed, and the caller can't know it
     */
    Reply release(Reply reply, CallFault fault) {
        if (fault.kind() == CallFault.Kind.SLOW) {
            delay(fault.delay());
        }
        if (fault.kind() == CallFault.Kind.LOST || faults.losesThisAnswer()) {
            throw ApiProblem.of(503, "The answer to this call was lost (switched on in the sandbox).");
        }
        return reply;
    }

    private Caller caller(Call call, Account account) {
        String email = call.header(Caller.EMAIL_HEADER).orElse("");
        if (email.isEmpty() || email.equals(Caller.CREATOR)) {
            return new Caller(account, null, email.equals(Caller.CREATOR));
        }
        User user = world.exclusively(() -> account.activeUser(email))
                .orElseThrow(() -> ApiProblem.of(
                        403, "The user of " + Caller.EMAIL_HEADER + " is no active user of this account."));
        return new Caller(account, user, false);
    }

    private void misbehave(CallFault fault) {
        delay(faults.now().latency());
        if (fault.kind() == CallFault.Kind.RATE_LIMITED || faults.now().rateLimited()) {
            throw tooManyRequests();
        }
        if (fault.kind() == CallFault.Kind.ERROR || faults.failsThisCall()) {
            throw ApiProblem.of(503, "The service is temporarily unavailable (switched on in the sandbox).");
        }
    }

    private static void delay(Duration latency) {
        if (latency.isZero()) {
            return;
        }
        try {
            Thread.sleep(latency);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiProblem.of(503, "The sandbox is being closed.");
        }
    }

    private static ApiProblem tooManyRequests() {
        return ApiProblem.of(429, "You have reached the 5 minute rate limit for requests. Try again in a few minutes.");
    }
}

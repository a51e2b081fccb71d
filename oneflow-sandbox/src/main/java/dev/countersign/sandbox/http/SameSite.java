package dev.countersign.sandbox.http;

/** Refuses changes that a browser makes on behalf of some other web site: the sandbox has no login that could tell them apart. */
public final class SameSite implements Handler {

    private final Handler next;

    public SameSite(Handler next) {
        this.next = next;
    }

    @Override
    public Reply handle(Call call) {
        boolean changes = !call.method().equals("GET") && !call.method().equals("HEAD");
        if (changes && call.header("Sec-Fetch-Site").orElse("none").equals("cross-site")) {
            throw ApiProblem.of(403, "Another web site must not change the sandbox.");
        }
        return next.handle(call);
    }
}

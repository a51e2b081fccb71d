package dev.countersign.sandbox.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Whether an account has enabled the partner's extension, and the token that this minted. */
public final class Extension {

    private @Nullable String token;
    private @Nullable SetupMethod method;

    Extension() {}

    /** Enables the extension; a token that lives already is kept. */
    public String enable(SetupMethod chosen, Tokens tokens) {
        String live = token == null ? tokens.next() : token;
        token = live;
        method = chosen;
        return live;
    }

    /** Revokes the token for good: enabling again mints another. */
    public void disable() {
        token = null;
        method = null;
    }

    public boolean isEnabled() {
        return token != null;
    }

    public @Nullable String token() {
        return token;
    }

    public @Nullable SetupMethod method() {
        return method;
    }

    boolean accepts(String presented) {
        return token != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.countersign.setup.onboarding;

import dev.countersign.setup.config.SetupProperties;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides where "Back to Oneflow" leads: only to origins that are configured, so that nobody is lured elsewhere through us. */
@Component
final class ReturnUrls {

    private static final int LONGEST = 1000;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final String fallback;
    private final Set<String> origins = new HashSet<>();

    ReturnUrls(SetupProperties properties) {
        this.fallback = properties.returnUrl().toString();
        this.origins.add(origin(properties.returnUrl()));
        properties.returnOrigins().forEach(origin -> this.origins.add(origin(origin)));
    }

    /** The asked-for address if it is acceptable, else the configured one. */
    String choose(@Nullable String asked) {
        if (asked == null || asked.length() > LONGEST) {
            return fallback;
        }
        try {
            // What browsers and java.net.URI might read differently (backslashes, blanks, control characters) does not
            // parse.
            URI uri = URI.create(asked);
            boolean plain = uri.getScheme() != null && uri.getHost() != null && uri.getRawUserInfo() == null;
            return plain && origins.contains(origin(uri)) ? uri.toASCIIString() : fallback;
        } catch (IllegalArgumentException _) {
            return fallback;
        }
    }

    private static String origin(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort();
        if (port < 0) {
            port = "https".equals(scheme) ? HTTPS : "http".equals(scheme) ? HTTP : port;
        }
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}

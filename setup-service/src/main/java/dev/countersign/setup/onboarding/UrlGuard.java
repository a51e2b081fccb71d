package dev.countersign.setup.onboarding;

import dev.countersign.setup.config.SetupProperties;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Checks addresses that an admin types, before they are kept: https, a real host, nothing internal unless it is allowed. The sync service
 * checks again when it connects, because a name can lead elsewhere by then.
 */
@Component
final class UrlGuard {

    private static final int LONGEST = 500;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int HIGHEST_PORT = 65_535;
    private static final List<String> INTERNAL_SUFFIXES =
            List.of(".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa", ".corp");

    private final Set<String> allowedInternal;

    UrlGuard(SetupProperties properties) {
        this.allowedInternal = properties.hrm().allowedInternalHosts().stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How the check ended. */
    sealed interface Verdict {
        /** It may be kept. */
        record Accepted(URI url) implements Verdict {}

        /** It may not. */
        record Refused(Reason reason) implements Verdict {}
    }

    /** Why an address is refused. */
    enum Reason {
        /** No address at all. */
        MISSING,
        /** Not the address of a server. */
        MALFORMED,
        /** Plain http. */
        NOT_HTTPS,
        /** It leads into somebody's own network. */
        INTERNAL
    }

    Verdict check(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return new Verdict.Refused(Reason.MISSING);
        }
        try {
            return check(new URI(trimmed));
        } catch (URISyntaxException _) {
            return new Verdict.Refused(Reason.MALFORMED);
        }
    }

    private Verdict check(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean https = scheme.equals("https");
        if (!(https || scheme.equals("http")) || !isPlain(url)) {
            return new Verdict.Refused(Reason.MALFORMED);
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        int port = url.getPort() < 0 ? (https ? HTTPS_PORT : HTTP_PORT) : url.getPort();
        if (allowedInternal.contains(host) || allowedInternal.contains(host + ":" + port)) {
            return new Verdict.Accepted(url);
        }
        if (isInternal(host)) {
            return new Verdict.Refused(Reason.INTERNAL);
        }
        return https ? new Verdict.Accepted(url) : new Verdict.Refused(Reason.NOT_HTTPS);
    }

    private static boolean isPlain(URI url) {
        return url.getHost() != null
                && !url.getHost().isEmpty()
                && url.getRawUserInfo() == null
                && url.getRawFragment() == null
                && url.getRawQuery() == null
                && url.getPort() <= HIGHEST_PORT
                && url.getPort() != 0
                && url.toString().length() <= LONGEST;
    }

    private static boolean isInternal(String host) {
        if (host.startsWith("[")) {
            return leadsInside(host);
        }
        if (host.matches("[0-9.]+|0x.*|.*\\.0x[0-9a-f]*")) {
            // Other spellings of an IPv4 address than four decimal numbers hide something.
            return !host.matches("\\d{1,3}(\\.\\d{1,3}){3}") || leadsInside(host);
        }
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return !name.contains(".") || INTERNAL_SUFFIXES.stream().anyMatch(name::endsWith) || leadsInside(name);
    }

    /** A name that is not known here is left to the sync service, which may sit where it is known. */
    private static boolean leadsInside(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (InternalAddresses.contains(address)) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException _) {
            return false;
        }
    }
}

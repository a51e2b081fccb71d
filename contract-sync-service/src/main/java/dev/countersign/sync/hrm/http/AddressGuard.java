package dev.countersign.sync.hrm.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Keeps customers from pointing this service at our own network. Names are checked where the connection is made, with all addresses they resolve
 * to, so that a name which changes its address later gains nothing.
 */
final class AddressGuard implements DnsResolver {

    private final List<String> allowed;
    private final DnsResolver resolver;

    AddressGuard(List<String> allowedInternalHosts, DnsResolver resolver) {
        this.allowed = allowedInternalHosts.stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .toList();
        this.resolver = resolver;
    }

    /** Whether this address may be called at all: https, or a host that is allowed by configuration; a host that is listed with ports, at these only. */
    boolean accepts(URI uri) {
        String host = uri.getHost();
        if (host == null || uri.getUserInfo() != null) {
            return false;
        }
        return switch (uri.getScheme()) {
            case "https" -> !isAllowed(host) || isAllowed(host, port(uri));
            case "http" -> isAllowed(host, port(uri));
            case null, default -> false;
        };
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = resolver.resolve(host);
        if (!isAllowed(host)) {
            for (InetAddress address : addresses) {
                if (InternalAddresses.contain(address)) {
                    throw new BlockedAddressException();
                }
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolver.resolveCanonicalHostname(host);
    }

    private boolean isAllowed(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return allowed.stream().anyMatch(entry -> entry.equals(name) || entry.startsWith(name + ":"));
    }

    private boolean isAllowed(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return allowed.contains(name) || allowed.contains(name + ":" + port);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equals(uri.getScheme()) ? 443 : 80;
    }

    /** The name resolves to an address of our own network. Without text: a message would tell what our network looks like. */
    static final class BlockedAddressException extends UnknownHostException {}
}

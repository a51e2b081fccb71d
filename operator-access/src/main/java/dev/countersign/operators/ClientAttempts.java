package dev.countersign.operators;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;

/** Limits how often something is tried in a minute, by one client and by all of them. */
public final class ClientAttempts {

    private static final int IPV6_NETWORK_BYTES = 8;
    private static final String EVERYBODY = "everybody";

    private final MinuteLimits clients;
    private final MinuteLimits everybody;

    public ClientAttempts(int perAddress, int overall, Clock clock) {
        this.clients = new MinuteLimits(perAddress, clock);
        this.everybody = new MinuteLimits(overall, clock);
    }

    /**
     * Takes one try, if there is one left.
     *
     * @param address of the client, an IP address
     */
    public boolean take(String address) {
        // The client's own first, so that one client can't use up what is there for all.
        return clients.take(network(address)) && everybody.take(EVERYBODY);
    }

    /**
     * Whether this client has a try left, whatever others do; takes none.
     *
     * @param address of the client, an IP address
     */
    public boolean isLeft(String address) {
        return clients.isLeft(network(address));
    }

    /** Whoever has one IPv6 address has the 2⁶⁴ of its network. */
    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), IPV6_NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException _) {
            return "unknown";
        }
    }
}

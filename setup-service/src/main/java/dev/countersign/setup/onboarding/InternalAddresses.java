package dev.countersign.setup.onboarding;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/** IP addresses that are not reachable from everywhere, after the special-purpose registries of RFC 6890. */
final class InternalAddresses {

    private static final int IPV4_LENGTH = 4;

    private InternalAddresses() {}

    static boolean contains(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isInternal4(bytes) : isInternal6(bytes);
    }

    private static boolean isInternal4(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        int third = address[2] & 0xff;
        return first == 0
                || first == 10
                || first == 127
                || (first == 100 && second >= 64 && second <= 127) // carrier-grade NAT
                || (first == 169 && second == 254)
                || (first == 172 && second >= 16 && second <= 31)
                || (first == 192 && second == 168)
                || (first == 192 && second == 0 && (third == 0 || third == 2)) // protocol assignments, documentation
                || (first == 198 && (second == 18 || second == 19)) // benchmarks
                || (first == 198 && second == 51 && third == 100) // documentation
                || (first == 203 && second == 0 && third == 113) // documentation
                || first >= 224; // multicast, reserved, broadcast
    }

    private static boolean isInternal6(byte[] address) {
        int first = address[0] & 0xff;
        boolean uniqueLocal = (first & 0xfe) == 0xfc;
        boolean documentation =
                first == 0x20 && address[1] == 0x01 && address[2] == 0x0d && (address[3] & 0xff) == 0xb8;
        // Only 2000::/3 is global unicast today; NAT64 and 6to4 carry an IPv4 address inside.
        boolean global = (first & 0xe0) == 0x20;
        boolean nat64 = first == 0 && (address[1] & 0xff) == 0x64 && (address[2] & 0xff) == 0xff;
        boolean sixToFour = first == 0x20 && address[1] == 0x02;
        if (nat64) {
            return isInternal4(Arrays.copyOfRange(address, address.length - IPV4_LENGTH, address.length));
        }
        if (sixToFour) {
            return isInternal4(Arrays.copyOfRange(address, 2, 2 + IPV4_LENGTH));
        }
        return uniqueLocal || documentation || !global;
    }
}

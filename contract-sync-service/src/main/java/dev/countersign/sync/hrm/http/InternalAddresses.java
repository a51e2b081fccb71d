package dev.countersign.sync.hrm.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/** Addresses that are not on the public internet: the special-purpose registries of RFC 6890, in short. */
final class InternalAddresses {

    private record Block(int network, int bits) {
        boolean contains(int address) {
            int mask = -1 << (32 - bits);
            return (address & mask) == (network & mask);
        }
    }

    private static final List<Block> BLOCKS = List.of(
            block(0, 0, 0, 0, 8),
            block(10, 0, 0, 0, 8),
            block(100, 64, 0, 0, 10),
            block(127, 0, 0, 0, 8),
            block(169, 254, 0, 0, 16),
            block(172, 16, 0, 0, 12),
            block(192, 0, 0, 0, 24),
            block(192, 0, 2, 0, 24),
            block(192, 168, 0, 0, 16),
            block(198, 18, 0, 0, 15),
            block(198, 51, 100, 0, 24),
            block(203, 0, 113, 0, 24),
            block(224, 0, 0, 0, 3));

    private InternalAddresses() {}

    static boolean contain(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> containsFour(four.getAddress(), 0);
            case Inet6Address six -> containsSix(six);
            default -> true;
        };
    }

    private static boolean containsSix(Inet6Address address) {
        byte[] bytes = address.getAddress();
        boolean ordinary = !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress();
        // 2000::/3 is all that is public; of it, 2002::/16 (6to4) and 64:ff9b::/96 (NAT64) carry an IPv4 address.
        boolean global = (bytes[0] & 0xe0) == 0x20;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        return !ordinary || !global || (sixToFour && containsFour(bytes, 2));
    }

    private static boolean containsFour(byte[] bytes, int from) {
        int address = (bytes[from] & 0xff) << 24
                | (bytes[from + 1] & 0xff) << 16
                | (bytes[from + 2] & 0xff) << 8
                | (bytes[from + 3] & 0xff);
        return BLOCKS.stream().anyMatch(block -> block.contains(address));
    }

    private static Block block(int a, int b, int c, int d, int bits) {
        return new Block(a << 24 | b << 16 | c << 8 | d, bits);
    }
}

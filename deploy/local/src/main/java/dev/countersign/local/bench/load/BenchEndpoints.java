package dev.countersign.local.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The endpoints of a benchmark, made up from their index, so that generator and receivers need not exchange them. */
public final class BenchEndpoints {

    private static final int ABOVE_ALL = 10_000_000;
    private static final long FIRST_ACCOUNT = 1_000_000;

    private BenchEndpoints() {}

    /**
     * The id; all have the same length.
     *
     * @param index from 0
     */
    public static String id(int index) {
        return "bench-" + String.valueOf(ABOVE_ALL + index).substring(1);
    }

    /**
     * The account.
     *
     * @param index from 0
     */
    public static long account(int index) {
        return FIRST_ACCOUNT + index;
    }

    /**
     * The sign key, as long as Oneflow lets a partner choose it here.
     *
     * @param index from 0
     */
    public static String signKey(int index) {
        return HexFormat.of().formatHex(("key-of-" + id(index)).getBytes(StandardCharsets.US_ASCII));
    }
}

package dev.countersign.ingress.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Endless mutations of a corpus; the same ones for the same seed, so that a failure can be repeated. */
public final class Mutations {

    private static final int MAX_LENGTH = 80 * 1024;

    private static final List<byte[]> TOKENS = List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "\"",
                    "\\",
                    "\\u0000",
                    "\\ud800",
                    "null",
                    "true",
                    "-",
                    "1e999",
                    "0",
                    "9223372036854775808",
                    "\"contract\"",
                    "\"id\"",
                    "\"callback_id\"",
                    "\"events\"",
                    "\"type\"",
                    "\"signature\"",
                    "\"created_time\"",
                    "\u0000",
                    "\r\n",
                    "\n",
                    "\r",
                    "\r\n\r\n",
                    " ",
                    "\t",
                    "\u000b",
                    ":",
                    "Content-Length: 5",
                    "Transfer-Encoding: chunked",
                    "0\r\n\r\n",
                    "Expect: 100-continue",
                    "Connection: close",
                    "Connection: keep-alive",
                    "HTTP/1.0",
                    "HTTP/1.1",
                    "POST",
                    "GET",
                    "%00",
                    "/../",
                    "?",
                    "#",
                    ";",
                    "\u00ff",
                    "\u00ef\u00bb\u00bf",
                    "\u00ed\u00a0\u0080",
                    "\u00c0\u00af",
                    "application/json")
            .stream()
            .map(token -> token.getBytes(StandardCharsets.ISO_8859_1))
            .toList();

    private final List<byte[]> corpus;
    private final SplittableRandom random;

    /** Mutations of a corpus. */
    public Mutations(List<byte[]> corpus, long seed) {
        this.corpus = corpus;
        this.random = new SplittableRandom(seed);
    }

    /** The next input. */
    public byte[] next() {
        byte[] input = any().clone();
        do {
            input = mutate(input);
        } while (random.nextBoolean());
        return input;
    }

    private byte[] mutate(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int to = at + random.nextInt(Math.min(input.length - at, 64) + 1);
        return switch (random.nextInt(8)) {
            case 0 -> flipBit(input);
            case 1 -> replaceByte(input);
            case 2 -> join(input, 0, at, token(), input, at, input.length);
            case 3 -> join(input, 0, at, token(), input, to, input.length);
            case 4 -> join(input, 0, at, new byte[0], input, to, input.length);
            case 5 -> join(input, 0, to, new byte[0], input, at, input.length);
            case 6 -> splice(input, at);
            default -> repeat(input, at, to);
        };
    }

    private byte[] flipBit(byte[] input) {
        if (input.length > 0) {
            input[random.nextInt(input.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return input;
    }

    private byte[] replaceByte(byte[] input) {
        if (input.length > 0) {
            input[random.nextInt(input.length)] = (byte) random.nextInt(256);
        }
        return input;
    }

    private byte[] splice(byte[] input, int at) {
        byte[] other = any();
        return join(input, 0, at, new byte[0], other, random.nextInt(other.length + 1), other.length);
    }

    private byte[] repeat(byte[] input, int from, int to) {
        var repeated = new ByteArrayOutputStream();
        for (int times = random.nextInt(300); times > 0; times--) {
            repeated.write(input, from, to - from);
        }
        return join(input, 0, to, repeated.toByteArray(), input, to, input.length);
    }

    private byte[] token() {
        return TOKENS.get(random.nextInt(TOKENS.size()));
    }

    private byte[] any() {
        return corpus.get(random.nextInt(corpus.size()));
    }

    private static byte[] join(byte[] head, int from, int to, byte[] middle, byte[] tail, int tailFrom, int tailTo) {
        var joined = new ByteArrayOutputStream(to - from + middle.length + tailTo - tailFrom);
        joined.write(head, from, to - from);
        joined.write(middle, 0, middle.length);
        joined.write(tail, tailFrom, tailTo - tailFrom);
        byte[] bytes = joined.toByteArray();
        return bytes.length <= MAX_LENGTH ? bytes : head;
    }
}

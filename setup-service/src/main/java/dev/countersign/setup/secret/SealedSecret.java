package dev.countersign.setup.secret;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An encrypted secret as it is stored and sent. */
public final class SealedSecret {

    private final byte[] bytes;

    private SealedSecret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public static SealedSecret of(byte[] bytes) {
        return new SealedSecret(bytes);
    }

    /** For columns that may be empty. */
    public static @Nullable SealedSecret ofNullable(byte @Nullable [] bytes) {
        return bytes == null ? null : new SealedSecret(bytes);
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    /** As Avro wants it. */
    public ByteBuffer toBuffer() {
        return ByteBuffer.wrap(toBytes());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SealedSecret that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SealedSecret[" + bytes.length + " bytes]";
    }
}

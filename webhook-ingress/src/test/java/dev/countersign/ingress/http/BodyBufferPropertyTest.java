package dev.countersign.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class BodyBufferPropertyTest {

    @Property(tries = 500)
    void holds_exactly_what_came_or_says_why_not(
            @ForAll @Size(max = 8) List<@Size(max = 40) byte[]> parts,
            @ForAll @IntRange(max = 200) int capacity,
            @ForAll @IntRange(max = 300) int room) {
        var share = new Room(1, room, null);
        var place = new Place(share, () -> {});
        var buffer = new BodyBuffer(capacity, place::tryHold);
        var all = new ByteArrayOutputStream();

        for (byte[] part : parts) {
            buffer.add(Unpooled.wrappedBuffer(part));
            all.writeBytes(part);
            assertThat(share.bytes()).isLessThanOrEqualTo(Math.min(capacity, 2L * all.size()));
        }

        assertThat(buffer.isOverflown()).isEqualTo(all.size() > capacity);
        assertThat(buffer.isCrowdedOut() && room >= capacity).isFalse();
        if (buffer.isOverflown() || buffer.isCrowdedOut()) {
            assertThat(share.bytes()).isZero();
        } else {
            assertThat(all.size()).isLessThanOrEqualTo(room);
            assertThat(share.bytes()).isGreaterThanOrEqualTo(all.size());
            assertThat(buffer.toBytes()).isEqualTo(all.toByteArray());
        }
    }

    @Example
    void gives_up_on_a_body_without_end() {
        var buffer = BodyBuffer.discarding();
        var part = Unpooled.wrappedBuffer(new byte[BodyBuffer.READ_AT_MOST]);
        buffer.add(part.duplicate());

        assertThatThrownBy(() -> buffer.add(Unpooled.wrappedBuffer(new byte[1])))
                .isInstanceOf(BodyTooLongException.class);
    }
}

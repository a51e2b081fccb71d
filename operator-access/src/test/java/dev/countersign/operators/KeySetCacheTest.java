package dev.countersign.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.cache.Cache;

final class KeySetCacheTest {

    private final SetClock clock = new SetClock();
    private final KeySetCache cache = new KeySetCache(clock);
    private int fetches;
    private boolean away;

    @Test
    void keys_are_fetched_once_and_again_when_they_are_old() {
        // Given
        assertThat(keys()).isEqualTo("keys 1");
        clock.now = clock.now.plus(KeySetCache.LIFE);
        assertThat(keys()).isEqualTo("keys 1");

        // When
        clock.now = clock.now.plusSeconds(1);

        // Then
        assertThat(keys()).isEqualTo("keys 2");
    }

    @Test
    void unknown_keys_have_them_fetched_once_in_an_interval() {
        // Given
        assertThat(keys()).isEqualTo("keys 1");

        // When
        for (int seconds = 0; seconds < 60; seconds++) {
            cache.invalidate();
            keys();
            clock.now = clock.now.plusSeconds(1);
        }

        // Then
        assertThat(fetches).isEqualTo(6);
    }

    @Test
    void an_unknown_key_is_not_forgotten_within_the_interval() {
        // Given
        assertThat(keys()).isEqualTo("keys 1");
        cache.invalidate();
        assertThat(keys()).isEqualTo("keys 1");

        // When
        clock.now = clock.now.plus(KeySetCache.SHORTEST_INTERVAL);

        // Then
        assertThat(keys()).isEqualTo("keys 2");
    }

    @Test
    void an_issuer_that_is_away_takes_no_keys_away_before_they_are_old() {
        // Given
        assertThat(keys()).isEqualTo("keys 1");
        away = true;
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        cache.invalidate();

        // When
        String kept = keys();

        // Then
        assertThat(kept).isEqualTo("keys 1");
        clock.now = clock.now.plus(KeySetCache.LIFE);
        assertThatThrownBy(this::keys).isInstanceOf(Cache.ValueRetrievalException.class);
    }

    private @Nullable String keys() {
        return cache.get("uri", () -> {
            if (away) {
                throw new IllegalStateException("The issuer is away");
            }
            fetches++;
            return "keys " + fetches;
        });
    }

    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

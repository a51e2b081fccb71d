package dev.countersign.sync.hrm.rest;

import dev.countersign.sync.hrm.http.HrmHttpFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;

/** Adapters as the service makes them of descriptions. */
final class RestFixture {

    private RestFixture() {}

    static RestDescription bamboo() {
        try (InputStream in = Objects.requireNonNull(RestFixture.class.getResourceAsStream("/hrm/bamboohr.yaml"))) {
            return DescriptionReader.read(in, "bamboohr.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String bambooText() {
        try (InputStream in = Objects.requireNonNull(RestFixture.class.getResourceAsStream("/hrm/bamboohr.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RestDescription description(String yaml) {
        return DescriptionReader.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "test.yaml");
    }

    static RestAdapter adapter(RestDescription description, HrmHttpFixture http) {
        return new RestAdapter(description, http.http(), http.tokens(), Clock.systemUTC());
    }
}

package dev.countersign.sync.hrm.rest;

import dev.countersign.sync.config.HrmProperties;
import dev.countersign.sync.hrm.HrmAdapter;
import dev.countersign.sync.hrm.HrmAdapterSource;
import dev.countersign.sync.hrm.http.AccessTokens;
import dev.countersign.sync.hrm.http.HrmHttp;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** The kinds of HRM that {@code countersign.hrm.descriptions} lists. */
@Component
final class RestAdapters implements HrmAdapterSource {

    private final List<HrmAdapter> adapters = new ArrayList<>();

    RestAdapters(HrmProperties properties, ResourceLoader resources, HrmHttp http, AccessTokens tokens, Clock clock)
            throws IOException {
        for (String location : properties.descriptions()) {
            Resource file = resources.getResource(location.contains(":") ? location : "file:" + location);
            if (!file.exists()) {
                throw new IllegalArgumentException(
                        "countersign.hrm.descriptions names " + location + ", which does not exist");
            }
            try (InputStream in = file.getInputStream()) {
                adapters.add(new RestAdapter(DescriptionReader.read(in, location), http, tokens, clock));
            }
        }
    }

    @Override
    public List<HrmAdapter> adapters() {
        return List.copyOf(adapters);
    }
}

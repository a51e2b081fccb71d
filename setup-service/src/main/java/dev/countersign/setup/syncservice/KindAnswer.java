package dev.countersign.setup.syncservice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A kind of HRM as the sync service tells it. One that this version can't make a form for is left out: the two services are not updated at the same moment. */
record KindAnswer(
        @Nullable String kind,
        @Nullable String name,
        @Nullable String address,
        @Nullable String credentials,
        @Nullable List<String> attributes) {

    private static final String KIND = "[a-z][a-z0-9-]{1,39}";

    Optional<HrmKind> toKind() {
        String known = kind;
        String label = name;
        List<String> places = attributes;
        if (known == null || !known.matches(KIND)) {
            return Optional.empty();
        }
        return Arrays.stream(HrmKind.Credentials.values())
                .filter(each -> each.name().equals(credentials))
                .findFirst()
                .map(each -> new HrmKind(
                        known,
                        label == null || label.isBlank() ? known : label,
                        address,
                        each,
                        places == null ? Set.of() : Set.copyOf(places)));
    }
}

package dev.countersign.setup.onboarding;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The answer that sends the browser to a page of ours. */
final class SeeOther {

    private SeeOther() {}

    /** A path only, so that neither a proxy in front nor a forged Host header changes where it leads. */
    static ResponseEntity<Void> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }
}

package dev.countersign.sync.operator;

import dev.countersign.operators.ApiDescription;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The description of the operator API. */
@RestController
final class DescriptionController {

    private final String description;

    DescriptionController(JsonMapper json) throws IOException {
        this.description = ApiDescription.read(json);
    }

    @GetMapping(path = "/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    String description() {
        return description;
    }
}

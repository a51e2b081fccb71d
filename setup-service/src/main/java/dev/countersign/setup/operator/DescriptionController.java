package dev.countersign.setup.operator;

import dev.countersign.operators.ApiDescription;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The description of this API. */
@RestController
class DescriptionController {

    private final String description;

    DescriptionController(JsonMapper json) throws IOException {
        this.description = ApiDescription.read(json);
    }

    @GetMapping(path = OperatorApi.DESCRIPTION, produces = MediaType.APPLICATION_JSON_VALUE)
    String description() {
        return description;
    }
}

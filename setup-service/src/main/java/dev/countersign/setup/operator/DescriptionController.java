package dev.countersign.setup.operator;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The description of this API; a test keeps it in step with the controllers. */
@RestController
class DescriptionController {

    static final String FILE = "/operator-api.yaml";

    private final String description;

    DescriptionController(JsonMapper json) throws IOException {
        try (InputStream in = Objects.requireNonNull(DescriptionController.class.getResourceAsStream(FILE))) {
            this.description =
                    json.writeValueAsString(YAMLMapper.builder().build().readTree(in));
        }
    }

    @GetMapping(path = OperatorApi.DESCRIPTION, produces = MediaType.APPLICATION_JSON_VALUE)
    String description() {
        return description;
    }
}

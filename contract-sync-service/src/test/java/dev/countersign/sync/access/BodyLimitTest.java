package dev.countersign.sync.access;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

final class BodyLimitTest {

    record Told(String text) {}

    /** Not static: no scan for controllers takes an inner class for one of the service's. */
    @RestController
    @SuppressWarnings("ClassCanBeStatic")
    final class Listener {

        @PostMapping("/api/told")
        int length(@RequestBody Told told) {
            return told.text().length();
        }
    }

    private static final int AROUND = "{'text':''}".length();

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Listener())
            .setControllerAdvice(new BodyLimit(), new BadRequests())
            .build();

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void a_body_beyond_the_limit_is_refused_whether_it_tells_its_size_or_not(boolean told) throws Exception {
        // Given
        String body = body(BodyLimit.MOST_BYTES + 1);
        var request = post("/api/told").contentType(MediaType.APPLICATION_JSON).content(body);

        // When
        var answer = mvc.perform(told ? request.header(HttpHeaders.CONTENT_LENGTH, body.length()) : request);

        // Then
        answer.andExpect(status().is(413)).andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @ParameterizedTest
    @CsvSource({"11", "1048576"})
    void a_body_within_the_limit_is_read(int bytes) throws Exception {
        // When
        var answer = mvc.perform(
                post("/api/told").contentType(MediaType.APPLICATION_JSON).content(body(bytes)));

        // Then
        answer.andExpect(status().isOk()).andExpect(content().string(Integer.toString(bytes - AROUND)));
    }

    private static String body(int bytes) {
        return "{\"text\":\"" + "x".repeat(bytes - AROUND) + "\"}";
    }
}

package dev.countersign.local.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** The generator as a process: a {@link Load} as a line of JSON comes in, a {@link LoadResult} goes out. Ends with its input. */
public final class LoadMain {

    private LoadMain() {}

    /**
     * Runs until the input ends.
     *
     * @param args none
     * @throws IOException if the input can't be read
     */
    public static void main(String[] args) throws IOException {
        JsonMapper json = new JsonMapper();
        try (LoadGenerator generator = new LoadGenerator();
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                LoadResult result = generator.run(json.readValue(line, Load.class));
                System.out.println(json.writeValueAsString(result));
                System.out.flush();
            }
        }
    }
}

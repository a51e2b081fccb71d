package dev.countersign.local.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps raw results as JSON, and puts the generated half of a page between its markers. */
public final class ResultFiles {

    static final String BEGIN = "<!-- generated: begin -->";
    static final String END = "<!-- generated: end -->";

    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private final Path folder;

    /**
     * Keeps them in a folder.
     *
     * @param folder made when it is missing
     */
    public ResultFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads raw results.
     *
     * @param name of the file
     * @param type what they are
     * @param ifMissing when there are none
     * @return the results
     */
    public <T> T read(String name, Class<T> type, T ifMissing) {
        Path file = folder.resolve(name);
        return Files.exists(file) ? json.readValue(file.toFile(), type) : ifMissing;
    }

    /**
     * Reads raw results that must be there.
     *
     * @param name of the file
     * @param type what they are
     * @return the results
     */
    public <T> T readExisting(String name, Class<T> type) {
        return json.readValue(folder.resolve(name).toFile(), type);
    }

    /**
     * Writes raw results.
     *
     * @param name of the file
     * @param results what to write
     */
    public void write(String name, Object results) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), json.writeValueAsString(results) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The results can't be written to " + folder.resolve(name), e);
        }
    }

    /**
     * Replaces what stands between the markers of a page; what people wrote around them stays. A page without markers
     * gets them at its end.
     *
     * @param name of the page
     * @param generated the new text
     */
    public void updatePage(String name, String generated) {
        Path page = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            String text = Files.exists(page) ? Files.readString(page) : "";
            Files.writeString(page, replace(text, generated));
        } catch (IOException e) {
            throw new UncheckedIOException("The page " + page + " can't be written", e);
        }
    }

    static String replace(String page, String generated) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        String between = BEGIN + "\n" + generated + END;
        if (begin < 0 || end < begin) {
            return page + (page.isEmpty() || page.endsWith("\n") ? "" : "\n") + between + "\n";
        }
        return page.substring(0, begin) + between + page.substring(end + END.length());
    }
}

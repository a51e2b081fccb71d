package dev.countersign.local.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.countersign.local.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The commands that the runbooks tell people to type are commands. */
final class RunbookCommandsTest {

    private static final Path RUNBOOKS = Path.of("..", "..", "docs", "runbooks");
    private static final Pattern COMMAND = Pattern.compile("(?:^|`)\\./countersign ([^`\\n]+)", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @Test
    void every_command_of_a_runbook_can_be_typed() throws IOException {
        // Given
        CommandLine program = Main.commandLine();
        List<List<String>> commands = new ArrayList<>();
        try (Stream<Path> files = Files.list(RUNBOOKS)) {
            for (Path file : files.toList()) {
                Matcher found = COMMAND.matcher(Files.readString(file));
                while (found.find()) {
                    commands.add(words(found.group(1)));
                }
            }
        }

        // Then
        assertThat(commands).hasSizeGreaterThan(50);
        assertThat(commands)
                .allSatisfy(command -> assertThatCode(() -> program.parseArgs(command.toArray(String[]::new)))
                        .as("./countersign %s", String.join(" ", command))
                        .doesNotThrowAnyException());
    }

    private static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .map(word -> word.matches("[A-Z]+") ? "1" : word)
                .toList();
    }
}

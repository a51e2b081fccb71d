package dev.countersign.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.stack.LocalFolders;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The short form of the proof, against the real jars in processes of their own. */
final class IngressChaosIT {

    private static final int CALLBACKS = 50_000;

    private final LocalFolders folders = new LocalFolders(
            Path.of("..", "..").toAbsolutePath().normalize(),
            Path.of("target", "chaos").toAbsolutePath());

    @Test
    void nothing_that_was_acknowledged_is_lost_while_a_broker_and_an_ingress_are_killed_and_a_network_is_cut()
            throws InterruptedException {
        // Given
        var options = new ChaosOptions(CALLBACKS, 1, EnumSet.allOf(FaultKind.class), true, 128);
        ChaosResult result;

        // When
        try (var chaos = new IngressChaos(options, folders, line -> System.out.println("[chaos] " + line))) {
            result = chaos.run();
        }

        // Then
        System.out.println("[chaos] " + result.verdict());
        assertThat(new ResultPage(result).writeTo(folders.home().resolve("results")))
                .isRegularFile();
        assertThat(result.verdict().examples()).isEmpty();
        assertThat(result.verdict().holds()).isTrue();
        assertThat(result.verdict().acknowledged()).isGreaterThanOrEqualTo(CALLBACKS * 95L / 100);
        assertThat(result.verdict().sent()).isGreaterThanOrEqualTo(CALLBACKS);
        assertThat(result.deeds()).containsKey("forged, answered 401");
        assertThat(result.faults()).extracting(FaultReport::kind).contains(FaultKind.KILL, FaultKind.CUT);
        assertThat(result.faults()).anyMatch(fault -> fault.failedAttempts() > 0);
    }

    @AfterEach
    void no_process_is_left_behind() {
        assertThat(folders.pidFiles().running()).isEmpty();
    }
}

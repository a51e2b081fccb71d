package dev.countersign.local;

import dev.countersign.local.rollout.Rollout;
import dev.countersign.local.rollout.RolloutResult;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.LocalStack;
import dev.countersign.local.stack.StartFailedException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign rollout}: another release of every service beside the one before, under load, and back again. */
@Command(
        name = "rollout",
        description =
                "Replaces every running service by another release and goes back, under load; tells what was noticed.",
        mixinStandardHelpOptions = true)
final class RolloutCommand implements Callable<Integer> {

    @Option(
            names = "--rate",
            defaultValue = "200",
            description = "Webhooks a second; an endpoint may have 200. Default: ${DEFAULT-VALUE}.")
    int rate = 200;

    @Option(names = "--home", hidden = true, defaultValue = ".local/rollout")
    Path home = Path.of(".local", "rollout");

    @Override
    public Integer call() throws InterruptedException {
        LocalFolders folders = new LocalFolders(Path.of("").toAbsolutePath(), home.toAbsolutePath());
        Narrator narrator = new Narrator(System.out);
        try (LocalStack stack = LocalStack.startAnywhere(folders, narrator::say)) {
            RolloutResult result = new Rollout(stack, rate, narrator::say).run(true);
            tell(result, narrator);
            return result.holds() ? 0 : 1;
        } catch (StartFailedException e) {
            System.err.println(e.getMessage());
            System.err.println("The logs are in " + folders.logs());
            return 1;
        }
    }

    private static void tell(RolloutResult result, Narrator narrator) {
        narrator.heading(result.holds() ? "Nobody noticed" : "BROKEN: see below");
        result.wrongs().forEach(narrator::detail);
        narrator.detail(result.webhooks() + " webhooks at " + result.perSecond() + "/s: " + result.answers() + ", by "
                + result.acceptedBy() + ", lost " + result.lost() + ", recorded again " + result.repeated());
        narrator.detail(String.format(
                Locale.ROOT,
                "from when they were due, in ms: p50 %.1f, p99 %.1f, longest %.1f",
                result.medianMillis(),
                result.p99Millis(),
                result.longestMillis()));
        narrator.detail(result.contracts() + " contracts were signed meanwhile; syncs by " + result.attemptsBy());
        narrator.detail("operator interfaces: setup " + result.setupAnswers() + ", sync " + result.syncAnswers());
        result.steps()
                .forEach(step -> narrator.detail(step.started() + " was ready after " + step.readyMillis()
                        + " ms; " + step.ended() + " ended " + step.endedMillis() + " ms after SIGTERM with "
                        + step.exitCode()));
    }
}

package dev.countersign.local;

import dev.countersign.local.chaos.ChaosOptions;
import dev.countersign.local.chaos.ChaosResult;
import dev.countersign.local.chaos.FaultKind;
import dev.countersign.local.chaos.IngressChaos;
import dev.countersign.local.chaos.ResultPage;
import dev.countersign.local.chaos.Verdict;
import dev.countersign.local.process.PidFiles;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.StartFailedException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign chaos ingress}: proves that the ingress loses nothing that it acknowledged. */
@Command(
        name = "ingress",
        description = "Kills, cuts off and pauses brokers and ingresses under traffic, then looks for what was lost.",
        mixinStandardHelpOptions = true)
final class ChaosIngressCommand implements Callable<Integer> {

    private static final int SHORT_CALLBACKS = 50_000;
    private static final int CALLBACKS = 1_000_000;

    @Option(
            names = "--callbacks",
            description = "Distinct callbacks to send at least. Default: 1,000,000, or 50,000 with --short.")
    int callbacks;

    @Option(
            names = "--seed",
            description = "The same callbacks and faults for the same seed. Default: ${DEFAULT-VALUE}.")
    long seed = 1;

    @Option(
            names = "--faults",
            split = ",",
            description = "Kinds of faults: ${COMPLETION-CANDIDATES}, in any case. Default: all.")
    Set<FaultKind> faults = EnumSet.allOf(FaultKind.class);

    @Option(names = "--window", description = "Callbacks open at the same time. Default: ${DEFAULT-VALUE}.")
    int window = 128;

    @Option(names = "--short", description = "Only one kill of a broker, one of an ingress, one cut: two minutes.")
    boolean shortForm;

    @Option(names = "--out", description = "Folder for the result, a page and JSON. Default: .local/chaos/results.")
    Path out = Path.of(".local", "chaos", "results");

    @Option(names = "--keep", description = "Leave the cluster running afterwards, until Ctrl-C.")
    boolean keep;

    @Option(names = "--home", hidden = true, defaultValue = ".local/chaos")
    Path home = Path.of(".local", "chaos");

    @Override
    public Integer call() throws InterruptedException {
        int wanted = callbacks != 0 ? callbacks : shortForm ? SHORT_CALLBACKS : CALLBACKS;
        LocalFolders folders = new LocalFolders(Path.of("").toAbsolutePath(), home.toAbsolutePath());
        PidFiles pidFiles = folders.pidFiles();
        if (pidFiles.find(DemoCommand.LAUNCHER).isPresent()) {
            System.err.println("Such a run is going on already. End it with Ctrl-C in its terminal.");
            return 1;
        }
        // What a crashed run left has nothing to save, and what is paused can't be asked.
        pidFiles.running().forEach(left -> left.handle().destroyForcibly());
        pidFiles.write(DemoCommand.LAUNCHER, ProcessHandle.current());
        Narrator narrator = new Narrator(System.out);
        try (IngressChaos chaos =
                new IngressChaos(new ChaosOptions(wanted, seed, faults, shortForm, window), folders, narrator::say)) {
            ChaosResult result = chaos.run();
            Path page = new ResultPage(result).writeTo(out);
            tell(result, page, narrator);
            if (keep) {
                chaos.places().forEach(narrator::detail);
                narrator.say("It goes on until Ctrl-C");
                new CountDownLatch(1).await();
            }
            return result.verdict().holds() ? 0 : 1;
        } catch (StartFailedException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("The logs are in " + folders.logs());
            return 1;
        } finally {
            pidFiles.remove(DemoCommand.LAUNCHER);
        }
    }

    private static void tell(ChaosResult result, Path page, Narrator narrator) {
        Verdict verdict = result.verdict();
        narrator.heading(verdict.holds() ? "Nothing that was acknowledged is lost" : "BROKEN: see the examples");
        narrator.detail("sent " + verdict.sent() + ", acknowledged " + verdict.acknowledged() + ", lost "
                + verdict.lostCallbacks() + ", duplicated " + verdict.duplicates() + ", out of order "
                + verdict.outOfOrder() + ", forged " + verdict.forgedPresent());
        verdict.examples().forEach(narrator::detail);
        narrator.detail("Read " + page);
    }
}

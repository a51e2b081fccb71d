package dev.countersign.local;

import dev.countersign.local.process.PidFiles;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.LocalStack;
import dev.countersign.local.stack.StartFailedException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign demo}: starts everything, walks the story, and ends everything unless told to keep it. */
@Command(
        name = "demo",
        description = "Starts the whole system and walks from an enabled extension to a changed HRM record.")
final class DemoCommand implements Callable<Integer> {

    static final String LAUNCHER = "launcher";

    @Option(names = "--keep", description = "Leave everything running afterwards, until Ctrl-C or 'countersign stop'.")
    boolean keep;

    @Option(names = "--home", hidden = true, defaultValue = ".local")
    Path home = Path.of(".local");

    @Override
    public Integer call() {
        LocalFolders folders = new LocalFolders(Path.of("").toAbsolutePath(), home.toAbsolutePath());
        PidFiles pidFiles = folders.pidFiles();
        if (pidFiles.find(LAUNCHER).isPresent()) {
            System.err.println("A demo is running already. End it with: ./countersign stop");
            return 1;
        }
        List<String> leftovers = new Leftovers(pidFiles).end();
        pidFiles.write(LAUNCHER, ProcessHandle.current());
        Narrator narrator = new Narrator(System.out);
        leftovers.forEach(name -> narrator.say("Stopped " + name + ", left behind by an earlier run"));
        try (LocalStack stack = LocalStack.start(folders, narrator::say)) {
            narrator.say("Everything is ready: " + stack.endpoints().oneflow());
            return 0;
        } catch (StartFailedException e) {
            System.err.println(e.getMessage());
            return 1;
        } finally {
            pidFiles.remove(LAUNCHER);
        }
    }
}

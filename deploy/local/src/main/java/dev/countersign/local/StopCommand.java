package dev.countersign.local;

import dev.countersign.local.process.PidFiles;
import dev.countersign.local.stack.LocalFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign stop}: ends a running demo and whatever a crashed one left behind. */
@Command(name = "stop", description = "Ends a running demo and whatever a crashed one left behind.")
final class StopCommand implements Callable<Integer> {

    @Option(names = "--home", hidden = true, defaultValue = ".local")
    Path home = Path.of(".local");

    @Override
    public Integer call() {
        PidFiles pidFiles = new LocalFolders(Path.of(""), home.toAbsolutePath()).pidFiles();
        Leftovers leftovers = new Leftovers(pidFiles);
        // The launcher first: it ends its own children in order.
        pidFiles.find(DemoCommand.LAUNCHER).ifPresent(launcher -> System.out.println("Stopping the running demo"));
        List<String> launcher = leftovers.endOnly(DemoCommand.LAUNCHER);
        List<String> others = leftovers.end();
        others.forEach(name -> System.out.println("Stopped " + name));
        if (launcher.isEmpty() && others.isEmpty()) {
            System.out.println("Nothing of Countersign is running here");
        }
        return 0;
    }
}

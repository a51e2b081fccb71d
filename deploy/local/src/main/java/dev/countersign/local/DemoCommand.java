package dev.countersign.local;

import dev.countersign.local.process.PidFiles;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.LocalStack;
import dev.countersign.local.stack.StartFailedException;
import dev.countersign.local.story.Story;
import dev.countersign.local.story.StoryFailedException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
            return tell(stack, narrator);
        } catch (StartFailedException e) {
            return failed(e, folders);
        } catch (CompletionException e) {
            return failed(Objects.requireNonNullElse(e.getCause(), e), folders);
        } finally {
            pidFiles.remove(LAUNCHER);
        }
    }

    private int tell(LocalStack stack, Narrator narrator) {
        narrator.say("Everything is ready");
        Story story = new Story(stack.endpoints(), stack.secrets(), narrator);
        // A part that dies ends the story at once, instead of after its patience.
        CompletableFuture.anyOf(CompletableFuture.runAsync(story::tell, Thread::startVirtualThread), stack.broken())
                .join();
        narrator.heading("Done, " + narrator.elapsed().toSeconds() + " s after the start");
        if (keep) {
            Pages.of(stack.endpoints()).forEach(narrator::detail);
            narrator.say("It goes on until Ctrl-C, or ./countersign stop");
            stack.broken().join();
        }
        return 0;
    }

    private static int failed(Throwable failure, LocalFolders folders) {
        System.err.println(
                failure instanceof StartFailedException
                                || failure instanceof StoryFailedException
                                || failure instanceof UncheckedIOException
                        ? failure.getMessage()
                        : failure.toString());
        System.err.println("The logs are in " + folders.logs());
        return 1;
    }
}

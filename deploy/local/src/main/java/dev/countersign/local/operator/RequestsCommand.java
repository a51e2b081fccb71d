package dev.countersign.local.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code countersign requests}: contracts that were asked for. */
@Command(
        name = "requests",
        description =
                "Lists contracts that were asked for, newest first: how far each is, its result, or what it waits for.",
        mixinStandardHelpOptions = true)
public final class RequestsCommand implements Callable<Integer> {

    @Mixin
    Connection connection = new Connection();

    @Mixin
    Output output = new Output();

    @Mixin
    Paging paging = new Paging();

    // Not required here: a subcommand has its own.
    @Parameters(arity = "0..1", paramLabel = "ACCOUNT")
    @Nullable Long account;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Option(names = "--state", description = "Only those that are open, parked or settled.")
    @Nullable String state;

    @Option(names = "--request-id", paramLabel = "ID", description = "Only the one with this id of the requester.")
    @Nullable String requestId;

    @Override
    public Integer call() {
        if (account == null) {
            throw new ParameterException(command.commandLine(), "Name the account whose requests to list");
        }
        Query query = paging.query().with("state", state).with("requestId", requestId);
        return output.writePage(connection.sync().get(path(account), query.toMap()), "requests");
    }

    @Command(
            description = "Asks for a contract: FILE is the JSON that the operator API takes.",
            mixinStandardHelpOptions = true)
    int ask(
            @Mixin Connection connection,
            @Mixin Output output,
            @Parameters(paramLabel = "ACCOUNT") long account,
            @Parameters(paramLabel = "FILE") Path file) {
        return output.write(connection.sync().post(path(account), read(file)));
    }

    @Command(description = "Tries a request again, from the step where it is.", mixinStandardHelpOptions = true)
    int retry(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin Reason reason,
            @Parameters(paramLabel = "ACCOUNT") long account,
            @Parameters(paramLabel = "NUMBER", description = "Its id in the list.") long number) {
        return output.write(connection
                .sync()
                .post(path(account) + "/" + number + "/retry", reason.query().toMap()));
    }

    @Command(
            name = "give-up",
            description = "Ends a request; its result says what is in Oneflow.",
            mixinStandardHelpOptions = true)
    int giveUp(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin Reason reason,
            @Parameters(paramLabel = "ACCOUNT") long account,
            @Parameters(paramLabel = "NUMBER", description = "Its id in the list.") long number) {
        return output.write(connection
                .sync()
                .post(path(account) + "/" + number + "/give-up", reason.query().toMap()));
    }

    private static String path(long account) {
        return "/api/accounts/" + account + "/contract-requests";
    }

    private static Map<String, Object> read(Path file) {
        try {
            return new JsonMapper().readValue(Files.readString(file), new TypeReference<Map<String, Object>>() {});
        } catch (IOException e) {
            throw new ApiException("The file " + file + " can't be read: " + e.getMessage());
        } catch (JacksonException _) {
            throw new ApiException("The file " + file + " is not a JSON object");
        }
    }
}

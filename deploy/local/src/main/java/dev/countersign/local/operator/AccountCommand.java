package dev.countersign.local.operator;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code countersign account …}: one account. */
@Command(
        name = "account",
        description = "Shows and mends one account.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class AccountCommand {

    private static final String PATH = "/api/accounts/";

    @Command(description = "Shows where the account stands, as both services see it.", mixinStandardHelpOptions = true)
    int show(
            @Mixin Connection connection,
            @Mixin Output output,
            @Parameters(paramLabel = "ACCOUNT", description = "The account's number in Oneflow.") long account) {
        ObjectNode both = new JsonMapper().createObjectNode();
        both.set("setup", connection.setup().get(PATH + account, Map.of()));
        both.set("sync", connection.sync().get(PATH + account, Map.of()));
        return output.write(both);
    }

    @Command(
            description = "Sets up again what is missing in Oneflow; also resumes a setup that stopped.",
            mixinStandardHelpOptions = true)
    int repair(@Mixin Connection connection, @Mixin Output output, @Parameters(paramLabel = "ACCOUNT") long account) {
        return act("repair", connection, output, account);
    }

    @Command(description = "Looks for what was changed in Oneflow by hand.", mixinStandardHelpOptions = true)
    int check(@Mixin Connection connection, @Mixin Output output, @Parameters(paramLabel = "ACCOUNT") long account) {
        return act("check", connection, output, account);
    }

    @Command(
            name = "rotate-sign-key",
            description = "Gives the webhook a new sign key; the old one is taken until no resend can come any more.",
            mixinStandardHelpOptions = true)
    int rotateSignKey(
            @Mixin Connection connection, @Mixin Output output, @Parameters(paramLabel = "ACCOUNT") long account) {
        return act("rotate-sign-key", connection, output, account);
    }

    @Command(
            description = "Removes the webhook and forgets the account's credentials. HRM records and the audit stay.",
            mixinStandardHelpOptions = true)
    int disconnect(
            @Mixin Connection connection,
            @Mixin Output output,
            @Option(names = "--yes", required = true, description = "Yes, this is meant.") boolean yes,
            @Parameters(paramLabel = "ACCOUNT") long account) {
        return act("disconnect", connection, output, account);
    }

    @Command(
            description = "Ends the rest of an account whose credentials were refused, and tries at once.",
            mixinStandardHelpOptions = true)
    int resume(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin Reason reason,
            @Parameters(paramLabel = "ACCOUNT") long account) {
        return output.write(connection
                .sync()
                .post(PATH + account + "/resume", reason.query().toMap()));
    }

    private static int act(String what, Connection connection, Output output, long account) {
        return output.write(connection.setup().post(PATH + account + "/" + what, Map.of()));
    }
}

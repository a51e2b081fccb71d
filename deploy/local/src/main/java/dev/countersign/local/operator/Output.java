package dev.countersign.local.operator;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** How answers are written. */
final class Output {

    @Option(names = "--json", description = "Write the answer as JSON, for other programs.")
    boolean json;

    @Spec(Spec.Target.MIXEE)
    CommandSpec command = CommandSpec.create();

    /** Writes an answer. */
    int write(JsonNode answer) {
        PrintWriter out = command.commandLine().getOut();
        out.println(json ? answer.toPrettyString() : TextView.of(answer));
        out.flush();
        return 0;
    }

    /** Writes a list without what is around it, and how it goes on. */
    int writePage(JsonNode page, String list) {
        if (json) {
            return write(page);
        }
        write(page.path(list));
        JsonNode next = page.path("next");
        if (!next.isNull() && !next.isMissingNode()) {
            PrintWriter out = command.commandLine().getOut();
            out.println("There is more: --after " + TextView.plain(next.asString()));
            out.flush();
        }
        return 0;
    }
}

package org.gradproof.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gradproof.docsgen.outline.Spelling;
import org.gradproof.verify.report.Plain;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the command says when it was called in a way that it cannot follow: one message, never a stack trace. */
final class Mistakes {
    /** Set in the environment, this shows the stack trace of a fault of Gradproof itself. */
    private static final String DEBUG = "GRADPROOF_DEBUG";

    /** What other tools call what our commands do. */
    private static final Map<String, Set<String>> OTHER_NAMES = Map.of(
            "check", Set.of("verify", "test", "prove", "validate", "lint", "run", "proof"),
            "render", Set.of("build", "html", "convert", "publish", "page", "site"),
            "derive", Set.of("differentiate", "diff", "gradient", "solve"),
            "explain", Set.of("why", "show", "info", "describe", "what"),
            "watch", Set.of("follow", "serve"),
            "draft", Set.of("init", "new", "sidecar", "givens", "start"));

    private Mistakes() {}

    /** Says what is wrong with the command line, what may have been meant, and where help is. */
    static int usage(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        err.println("gradproof: " + Plain.line(message(mistake)));
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                err.println("Did you mean " + String.join(" or ", suggestions) + "?");
            }
        }
        err.println("Run '" + name + " --help' to see how it is used.");
        err.flush();
        return Status.UNREADABLE;
    }

    /** Says that there is no such command, and which may have been meant. */
    static int unknownCommand(CommandLine gradproof, String name) {
        PrintWriter err = gradproof.getErr();
        String meant =
                meant(name.toLowerCase(Locale.ROOT), gradproof.getSubcommands().keySet());
        err.println("gradproof: there is no command " + Plain.line(name)
                + (meant.isEmpty() ? "." : "; did you mean " + meant + "?"));
        err.println("Run 'gradproof --help' to see how it is used.");
        err.flush();
        return Status.UNREADABLE;
    }

    private static String meant(String name, Set<String> commands) {
        for (Map.Entry<String, Set<String>> other : OTHER_NAMES.entrySet()) {
            if (other.getValue().contains(name)) {
                return other.getKey();
            }
        }
        // The same letters but for one or two, or the beginning of its name.
        return commands.stream()
                .sorted()
                .filter(command -> command.startsWith(name) || Spelling.distance(name, command) <= 2)
                .findFirst()
                .orElse("");
    }

    private static String message(ParameterException mistake) {
        if (mistake instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String first = unmatched.getUnmatched().get(0);
            if (first.startsWith("-")) {
                return "there is no option '" + first + "'.";
            }
        }
        return Objects.requireNonNullElse(mistake.getMessage(), "the command line cannot be read.");
    }

    /** Reports a fault that is not the user's, with the way to see more of it. */
    static int execution(Exception fault, CommandLine command, ParseResult parsed) {
        if (fault instanceof InputException) {
            command.getErr().println("gradproof: " + Plain.line(String.valueOf(fault.getMessage())));
            command.getErr().flush();
            return Status.UNREADABLE;
        }
        PrintWriter err = command.getErr();
        err.println(
                "gradproof: internal error: " + Plain.line(fault.toString()) + " (set " + DEBUG + "=1 to see where)");
        if (System.getenv(DEBUG) != null) {
            fault.printStackTrace(err);
        }
        err.flush();
        return Status.UNREADABLE;
    }
}

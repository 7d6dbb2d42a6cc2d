package org.gradproof.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code gradproof} command. */
@Command(name = "gradproof", mixinStandardHelpOptions = true, description = "Checks derivations step by step.")
public final class Main {

    private Main() {}

    /**
     * Runs the command and ends the virtual machine with its exit status.
     *
     * @param args the command line, without the program's name
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}

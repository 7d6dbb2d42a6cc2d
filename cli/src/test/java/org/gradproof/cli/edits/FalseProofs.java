package org.gradproof.cli.edits;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.replay.Replay;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.proof.Proof;
import org.gradproof.symbolic.proof.Prover;
import org.gradproof.verify.Settings;
import org.gradproof.verify.Verifier;
import org.gradproof.verify.evidence.Refuter;
import org.gradproof.verify.mutation.Mutant;
import org.gradproof.verify.mutation.Mutants;

/**
 * Run with an edited kernel: proves the nearest wrong versions of the steps in a folder of documents, and says of each proof
 * of a claim that a trial refutes whether the second checker shows it again.
 */
final class FalseProofs {
    private FalseProofs() {}

    /** The folder, and how many mutants to take: as many, spread evenly. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<Claim> claims = claims(Path.of(args[0]), Integer.parseInt(args[1]));
        Prover prover = Verifier.prover();
        Refuter refuter = new Refuter(Settings.DEFAULT.limits());
        int found = 0;
        int replayed = 0;
        for (Claim claim : claims) {
            Proof proof;
            try {
                proof = prover.prove(claim);
            } catch (RuntimeException broken) {
                // An edit may break what the kernel counts on; then it proves nothing here.
                continue;
            }
            if (proof.outcome() == Proof.Outcome.PROVED
                    && refuter.tryToRefute(claim).counterexample() != null) {
                found++;
                if (proof.certificate() != null
                        && Replay.of(proof.certificate()).outcome() == Replay.Outcome.YES) {
                    replayed++;
                    out.println("replayed: " + LatexWriter.write(claim.left()) + " "
                            + claim.relation().latex() + " " + LatexWriter.write(claim.right()));
                }
            }
        }
        out.println("claims " + claims.size() + " false " + found + " replayed " + replayed);
        System.exit(0);
    }

    private static List<Claim> claims(Path folder, int sample) throws IOException {
        DocumentReader reader = new DocumentReader();
        List<Claim> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>)
                    files.filter(f -> f.toString().endsWith(".adoc")).sorted()::iterator) {
                for (Mutant mutant : Mutants.of(reader.derivations(reader.read(file, Optional.empty())))) {
                    all.add(mutant.claim());
                }
            }
        }
        List<Claim> chosen = new ArrayList<>();
        double step = Math.max(1, (double) all.size() / sample);
        for (double at = 0; at < all.size(); at += step) {
            chosen.add(all.get((int) at));
        }
        return chosen;
    }
}

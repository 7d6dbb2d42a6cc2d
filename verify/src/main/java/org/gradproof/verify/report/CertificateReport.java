package org.gradproof.verify.report;

import java.util.List;

/**
 * What the proof of a step used, in words that find it again in the document: with the document, enough to replay the proof
 * without the prover.
 *
 * @param unconditional whether it is the claim without the conditions on its own line that is proved
 * @param unfolded the spellings of the names for which their definitions were put
 * @param givens the places, from 0, of the assumptions and declarations used, among the givens in force
 * @param equations the same in LaTeX, for a reader
 */
public record CertificateReport(
        boolean unconditional, List<String> unfolded, List<Integer> givens, List<String> equations) {
    public CertificateReport {
        unfolded = List.copyOf(unfolded);
        givens = List.copyOf(givens);
        equations = List.copyOf(equations);
    }
}

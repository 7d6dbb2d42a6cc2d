package org.gradproof.cli.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.docsgen.render.Written;
import org.gradproof.verify.report.CertificateReport;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Report;
import org.gradproof.verify.report.StepReport;

/**
 * What the proofs of a run used, as {@code --certificates} writes it: for each step the definitions and the givens. The claims
 * themselves stand in the documents, and are read from there again.
 *
 * @param schema the version of this format
 */
public record CertificateFile(int schema, List<Document> documents) {
    private static final int SCHEMA = 1;
    /** A larger file is none of ours. */
    private static final long MOST_BYTES = 1L << 28;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    public CertificateFile {
        documents = List.copyOf(documents);
    }

    /** The certificates of a document's derivations. */
    public record Document(String path, List<Derivation> derivations) {
        public Document {
            derivations = List.copyOf(derivations);
        }
    }

    /** The certificates of a derivation's steps. */
    public record Derivation(String id, List<Step> steps) {
        public Derivation {
            steps = List.copyOf(steps);
        }
    }

    /** The certificate of a step, which has the number in its derivation. */
    public record Step(int step, CertificateReport certificate) {}

    /** Those of a run. */
    public static CertificateFile of(Report report) {
        List<Document> documents = new ArrayList<>();
        for (DocumentReport document : report.documents()) {
            List<Derivation> derivations = new ArrayList<>();
            for (DerivationReport derivation : document.derivations()) {
                List<Step> steps = new ArrayList<>();
                for (StepReport step : derivation.steps()) {
                    if (step.certificate() != null) {
                        steps.add(new Step(step.step(), step.certificate()));
                    }
                }
                derivations.add(new Derivation(derivation.id(), steps));
            }
            documents.add(new Document(document.path(), derivations));
        }
        return new CertificateFile(SCHEMA, documents);
    }

    /**
     * Writes them; the file is there whole or as it was.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        Written.text(file, JSON.writeValueAsString(this) + "\n");
    }

    /**
     * Reads them.
     *
     * @throws IOException if the file cannot be read, or is no such file
     */
    public static CertificateFile read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("this file is too large to be one of certificates");
        }
        try {
            CertificateFile read = JSON.readValue(Files.readString(file), CertificateFile.class);
            if (read == null || read.schema() != SCHEMA) {
                throw new IOException("expected certificates of schema " + SCHEMA);
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new IOException("this is no file of certificates", e);
        }
    }

    /** How many certificates there are of a document. */
    public int count(String path) {
        return documents.stream()
                .filter(d -> d.path().equals(path))
                .flatMap(d -> d.derivations().stream())
                .mapToInt(d -> d.steps().size())
                .sum();
    }

    /** The certificate of a step, or empty if there is none. */
    public Optional<CertificateReport> find(String path, String derivation, int step) {
        return documents.stream()
                .filter(d -> d.path().equals(path))
                .flatMap(d -> d.derivations().stream())
                .filter(d -> d.id().equals(derivation))
                .flatMap(d -> d.steps().stream())
                .filter(s -> s.step() == step)
                .map(Step::certificate)
                .findFirst();
    }
}

package org.gradproof.cli.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.gradproof.docsgen.finding.Findings;
import org.gradproof.docsgen.finding.Findings.Finding;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Plain;
import org.gradproof.verify.report.Report;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;

/**
 * A report as JUnit XML: a suite for each document, a case for each derivation. What is not met is a failure, what
 * could not be read an error.
 */
public final class JunitFormat implements ReportFormat {
    private static final double MILLIS_PER_SECOND = 1000.0;
    private static final String OUTSIDE = "(outside of derivations)";

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            attribute(xml, "name", "gradproof");
            attribute(xml, "time", seconds(report.millis()));
            for (DocumentReport document : report.documents()) {
                suite(xml, document);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void suite(XMLStreamWriter xml, DocumentReport document) throws XMLStreamException {
        List<DerivationReport> derivations = document.derivations();
        boolean outside = !document.errors().isEmpty();
        long invalid =
                derivations.stream().filter(d -> d.verdict() == Verdict.INVALID).count();
        long failed = derivations.stream()
                .filter(d -> !d.met() && d.verdict() != Verdict.INVALID)
                .count();
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        attribute(xml, "name", document.path());
        attribute(xml, "tests", Integer.toString(derivations.size() + (outside ? 1 : 0)));
        attribute(xml, "failures", Long.toString(failed));
        attribute(xml, "errors", Long.toString(invalid + (outside ? 1 : 0)));
        attribute(xml, "skipped", "0");
        attribute(
                xml,
                "time",
                seconds(derivations.stream().mapToDouble(JunitFormat::millis).sum()));
        if (outside) {
            testCase(xml, document.path(), OUTSIDE, 0);
            problem(xml, "error", Findings.errors(document));
            xml.writeEndElement();
        }
        for (DerivationReport derivation : derivations) {
            testCase(xml, document.path(), derivation.id(), millis(derivation));
            List<Finding> problems = Findings.problems(document, derivation);
            if (!problems.isEmpty()) {
                problem(xml, derivation.verdict() == Verdict.INVALID ? "error" : "failure", problems);
            }
            xml.writeEndElement();
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, String path, String id, double millis) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        attribute(xml, "classname", path);
        attribute(xml, "name", id);
        attribute(xml, "time", seconds(millis));
    }

    private static void problem(XMLStreamWriter xml, String element, List<Finding> problems) throws XMLStreamException {
        Finding first = problems.get(0);
        xml.writeStartElement(element);
        attribute(xml, "type", first.rule());
        attribute(xml, "message", first.message());
        xml.writeCharacters(Plain.text(problems.stream()
                .map(p -> p.where() + ": " + p.rule() + ": " + p.message())
                .collect(Collectors.joining("\n"))));
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Plain.text(value));
    }

    private static double millis(DerivationReport derivation) {
        return derivation.steps().stream().mapToDouble(StepReport::millis).sum();
    }

    private static String seconds(double millis) {
        return String.format(Locale.ROOT, "%.3f", millis / MILLIS_PER_SECOND);
    }
}

package org.gradproof.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.docsgen.desk.Desk;
import org.gradproof.docsgen.desk.NoAnswerException;
import org.gradproof.docsgen.guide.Guide;
import org.gradproof.docsgen.json.DerivedJson;
import org.gradproof.docsgen.json.ReportJson;
import org.gradproof.docsgen.json.Schema;
import org.gradproof.verify.report.Plain;
import org.gradproof.verify.report.Verdict;
import org.jspecify.annotations.Nullable;

/** The tools, as {@link Schema#REQUEST} has them. */
final class Tools {
    private final Desk<Questions> desk;
    private final Ledger ledger;
    private final McpJsonMapper mapper;
    private final JsonNode schemas;

    Tools(Desk<Questions> desk, Ledger ledger, McpJsonMapper mapper) throws JsonProcessingException {
        this.desk = desk;
        this.ledger = ledger;
        this.mapper = mapper;
        this.schemas = new ObjectMapper().readTree(Schema.REQUEST.text()).get("$defs");
    }

    /** What a tool answers its arguments. */
    private interface Answer {
        String to(Arguments arguments) throws RefusedException, NoAnswerException;
    }

    List<SyncToolSpecification> all() {
        return List.of(
                tool(
                        "check_derivation",
                        "Checks a mathematical derivation step by step: proves each step for every size, tries to refute"
                                + " it with numbers, and answers a verdict for each with the reason or a counterexample."
                                + " PROVED is a proof; TESTED is none; REFUTED names values at which the step fails;"
                                + " INVALID says what could not be read, and where. Lines count through: first those of"
                                + " the givens, then those of the chain.",
                        this::check),
                tool(
                        "derive",
                        "Differentiates an expression with respect to a name, and answers the work as a chain of lines"
                                + " that was checked; the result is in the last line.",
                        this::derive),
                tool(
                        "explain",
                        "Explains a verdict, a kind of error or a reason, as check_derivation names them, with an"
                                + " example and the cure.",
                        Tools::explain));
    }

    private String check(Arguments arguments) throws RefusedException, NoAnswerException {
        String givens = arguments.text("givens", longest("check_derivation", "givens"), "");
        String chain = arguments.text("chain", longest("check_derivation", "chain"));
        Verdict require = required(arguments.text("require", 20, Verdict.PROVED.name()));
        return desk.answer(questions -> ReportJson.line(questions.check(givens, chain, require)));
    }

    private static Verdict required(String name) throws RefusedException {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.name().equals(name) && verdict.reaches(Verdict.UNDECIDED)) {
                return verdict;
            }
        }
        throw new RefusedException("\"require\" must be PROVED, PROVED_BOUNDED, TESTED or UNDECIDED");
    }

    private String derive(Arguments arguments) throws RefusedException, NoAnswerException {
        String givens = arguments.text("givens", longest("derive", "givens"), "");
        String name = arguments.text("wrt", longest("derive", "wrt"));
        String expression = arguments.text("expression", longest("derive", "expression"));
        return desk.answer(questions -> DerivedJson.line(questions.derive(givens, name, expression)));
    }

    private static String explain(Arguments arguments) throws RefusedException {
        String name = arguments.text("name", 1000);
        String shown = Plain.line(name.length() > 60 ? name.substring(0, 60) + "…" : name);
        List<String> like = Guide.like(name);
        return Guide.section(name)
                .orElseThrow(() -> new RefusedException("nothing is called '" + shown + "'"
                        + (like.isEmpty() ? "" : "; did you mean " + String.join(" or ", like) + "?")));
    }

    private int longest(String tool, String argument) {
        return schemas.get(tool)
                .get("properties")
                .get(argument)
                .get("maxLength")
                .intValue();
    }

    private SyncToolSpecification tool(String name, String description, Answer answer) {
        JsonNode schema = schemas.get(name);
        Set<String> known = new HashSet<>();
        schema.get("properties").fieldNames().forEachRemaining(known::add);
        Tool tool = Tool.builder()
                .name(name)
                .description(description)
                .inputSchema(mapper, schema.toString())
                .annotations(new ToolAnnotations(null, true, false, true, false, null))
                .build();
        return SyncToolSpecification.builder()
                .tool(tool)
                .callHandler((exchange, request) -> call(answer, request.arguments(), known))
                .build();
    }

    private CallToolResult call(Answer answer, @Nullable Map<String, Object> arguments, Set<String> known) {
        ledger.begun();
        try {
            return result(answer.to(new Arguments(arguments, known)), false);
        } catch (RefusedException | NoAnswerException refused) {
            return result(String.valueOf(refused.getMessage()), true);
        } finally {
            ledger.ended();
        }
    }

    private static CallToolResult result(String text, boolean error) {
        return CallToolResult.builder()
                .addTextContent(whole(text))
                .isError(error)
                .build();
    }

    /** The text with half characters replaced: of one that holds such a half no answer could be written. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}

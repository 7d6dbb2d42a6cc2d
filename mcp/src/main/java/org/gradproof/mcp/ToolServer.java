package org.gradproof.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.gradproof.docsgen.desk.Desk;

/**
 * A server of the Model Context Protocol on an input and an output, message by line. Its tools keep nothing from call to
 * call and write no file; each call has limits on its length, its work and its time, and no input ends the server.
 */
public final class ToolServer {
    /** A request that takes longer is refused. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ToolServer() {}

    /**
     * Serves until the input ends and what was asked is answered.
     *
     * @param version of the product
     * @throws InterruptedException if the thread is interrupted while it serves
     */
    public static void serve(String version, InputStream in, OutputStream out)
            throws IOException, InterruptedException {
        McpJsonMapper mapper = new JacksonMcpJsonMapper(new ObjectMapper());
        Ledger ledger = new Ledger();
        Answers answers = new Answers(out, ledger);
        Screen screened = new Screen(new BufferedInputStream(in), answers, ledger, mapper);
        try (Desk<Questions> desk = new Desk<>(() -> new Questions(version), PATIENCE)) {
            McpSyncServer server = McpServer.sync(new StdioServerTransportProvider(mapper, screened, answers))
                    .serverInfo("gradproof", version)
                    .instructions("Checks mathematical derivations in LaTeX. Declare every letter in givens; put one"
                            + " relation on a line of the chain. Trust no line that is not PROVED.")
                    // One after the other: where two answers come at once the SDK's transport drops one, and ends.
                    .immediateExecution(true)
                    .capabilities(ServerCapabilities.builder().tools(false).build())
                    .jsonMapper(mapper)
                    // Never asked: no tool has a schema for what it answers, and each looks at its own arguments.
                    .jsonSchemaValidator((schema, value) -> ValidationResponse.asValid(null))
                    .tools(new Tools(desk, ledger, mapper).all())
                    .build();
            screened.awaitEnd();
            server.close();
        }
    }
}

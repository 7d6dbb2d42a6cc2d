// The server as the extension starts it, spoken to by the same library. GRADPROOF_JAR names the built command.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const { spawn } = require("node:child_process");
const test = require("node:test");
const rpc = require("vscode-jsonrpc/node");
const { documents } = require("../src/documents");

const manifest = require("../package.json");
const jar = process.env.GRADPROOF_JAR;

test("the extension wakes for every kind of document that it hands to the server", () => {
  const woken = manifest.activationEvents.map((event) => event.replace("onLanguage:", ""));
  assert.deepStrictEqual(new Set(woken), new Set(documents.map((document) => document.language)));
});

test("the built extension is one file that needs nothing but the editor", () => {
  const built = fs.readFileSync(path.join(__dirname, "..", manifest.main), "utf8");
  const needed = [...built.matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1]);
  const foreign = needed.filter((name) => name !== "vscode" && !require("node:module").isBuiltin(name));
  assert.deepStrictEqual(foreign, []);
});

test("a wrong step is a problem at its line", { timeout: 120000 }, async () => {
  assert.ok(jar, "GRADPROOF_JAR is not set");
  const server = spawn("java", ["-jar", jar, "lsp"], { stdio: ["pipe", "pipe", "ignore"] });
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(server.stdout),
    new rpc.StreamMessageWriter(server.stdin),
  );
  const found = new Promise((resolve) => {
    connection.onNotification("textDocument/publishDiagnostics", (params) => {
      if (params.diagnostics.length > 0) {
        resolve(params.diagnostics);
      }
    });
  });
  connection.listen();
  const greeting = await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  assert.strictEqual(greeting.serverInfo.name, "gradproof");
  await connection.sendNotification("initialized", {});
  const text = '<!-- gradproof:derivation id=a where="x \\in \\mathbb{R}" -->\n$$ (x + 1)^2 = x^2 + 1 $$\n';
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri: "untitled:a.md", languageId: "markdown", version: 1, text },
  });
  const [problem] = await found;
  assert.strictEqual(problem.range.start.line, 1);
  assert.strictEqual(problem.code, "refuted");
  assert.match(problem.message, /fails at x = 1/);
  const ended = new Promise((resolve) => server.on("exit", resolve));
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  assert.strictEqual(await ended, 0);
});

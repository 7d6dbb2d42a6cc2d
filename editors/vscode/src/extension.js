// Starts `gradproof lsp` for the documents that are open, and stops it with the window.
"use strict";

const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");
const { documents } = require("./documents");

/** @type {LanguageClient | undefined} */
let client;

function start() {
  const command = vscode.workspace.getConfiguration("gradproof").get("command", "gradproof");
  const server = { command, args: ["lsp"], transport: TransportKind.stdio };
  client = new LanguageClient("gradproof", "Gradproof", server, {
    documentSelector: documents,
    // A sidecar or an included file is a part of a document that does not have it open.
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.{adoc,given.adoc}") },
  });
  return client.start().catch(() => {
    vscode.window.showErrorMessage(
      `Gradproof: "${command} lsp" did not start. Set gradproof.command to where the command is.`,
    );
  });
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

exports.activate = (context) => {
  const restart = async () => {
    await stop().catch(() => undefined);
    await start();
  };
  context.subscriptions.push(
    vscode.commands.registerCommand("gradproof.restart", restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("gradproof.command")) {
        return restart();
      }
    }),
  );
  return start();
};

exports.deactivate = stop;

// The kinds of document that the server reads.
"use strict";

exports.documents = ["asciidoc", "markdown", "quarto", "latex", "tex"].flatMap((language) => [
  { language, scheme: "file" },
  { language, scheme: "untitled" },
]);

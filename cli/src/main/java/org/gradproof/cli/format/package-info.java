/** The formats of a report: text for people, JSON, JUnit XML and SARIF for programs. */
@NullMarked
package org.gradproof.cli.format;

import org.jspecify.annotations.NullMarked;

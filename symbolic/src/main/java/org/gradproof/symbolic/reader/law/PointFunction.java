package org.gradproof.symbolic.reader.law;

import java.util.List;
import org.gradproof.symbolic.latex.Node;

/**
 * A function of points.
 *
 * @param spaces the space of each argument; empty where it takes a real number
 * @param parameters the real scalars below it on which it depends smoothly
 * @param codomain where it goes; empty where a definition says what it is
 */
record PointFunction(Node name, List<String> spaces, List<Node> parameters, List<Node> codomain) {}

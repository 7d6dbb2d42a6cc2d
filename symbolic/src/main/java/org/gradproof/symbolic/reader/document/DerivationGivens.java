package org.gradproof.symbolic.reader.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.reader.givens.GivenTable;
import org.gradproof.symbolic.reader.givens.Shadowing;
import org.gradproof.symbolic.reader.scope.Declaration;
import org.gradproof.symbolic.reader.scope.Dependence;
import org.gradproof.symbolic.reader.scope.Local;
import org.gradproof.symbolic.reader.scope.Reading;
import org.gradproof.symbolic.reader.scope.Scope;
import org.gradproof.symbolic.reader.scope.Statement;

/** The givens in force for one derivation, in their order, with the sizes and indices that it declares by use. */
final class DerivationGivens {
    private final GivenTable table;
    private final List<Statement> inForce;
    private final List<Statement> where;
    private final Shadowing hiding;
    private final Reading reading;

    DerivationGivens(GivenTable table, List<Statement> inForce, List<Statement> where, Reading reading) {
        this.table = table;
        this.inForce = inForce;
        this.where = where;
        this.hiding = new Shadowing(table, where);
        this.reading = reading;
    }

    /** All of them. */
    Givens givens(Sections sections) {
        List<Given> givens = new ArrayList<>(table.implicitSizes());
        Set<Name> densities = new LinkedHashSet<>(reading.densities());
        for (Statement statement : inForce) {
            if (statement.kind() == Statement.Kind.LAW && table.fault(statement) == null) {
                for (Given given : table.givens(statement)) {
                    if (given instanceof Given.RandomVariable variable) {
                        densities.add(variable.law());
                    }
                }
            }
        }
        Set<String> indices = new LinkedHashSet<>();
        reading.implicit().forEach(index -> indices.add(index.letter()));
        for (Statement statement : inForce) {
            if (table.fault(statement) == null) {
                table.givens(statement).stream()
                        .filter(given -> isAboutKnown(statement, given, indices, sections))
                        .filter(given -> !hiding.hides(statement, given))
                        .map(given -> withDensity(given, densities))
                        .filter(given -> !givens.contains(given))
                        .forEach(givens::add);
            }
        }
        addNeeded(givens, table.scope());
        for (Local.Index index : reading.implicit()) {
            Expr high = index.high();
            if (high != null) {
                String latex = index.letter() + " \\in \\{1, \\ldots, " + LatexWriter.write(high) + "\\}";
                givens.add(new Given.Index(index.symbol().name(), Exprs.ONE, high, latex));
            }
        }
        return new Givens(givens, Map.copyOf(table.session().meanings()));
    }

    /** What definitions need of what their sections say only later. */
    private static void addNeeded(List<Given> givens, Scope scope) {
        Set<Name> known = new LinkedHashSet<>();
        for (int i = 0; i < givens.size(); i++) {
            known.addAll(new Givens(List.of(givens.get(i))).names());
        }
        for (int i = 0; i < givens.size(); i++) {
            if (givens.get(i) instanceof Given.Definition definition) {
                for (Name name : Dependence.direct(List.of(definition.body()))) {
                    Declaration declaration = name.isBound() ? null : scope.find(name);
                    if (declaration != null && known.add(name)) {
                        givens.add(declaration.given().get());
                    }
                }
            }
        }
    }

    /** The density of a law integrates to one. */
    private static Given withDensity(Given given, Set<Name> densities) {
        return given instanceof Given.SmoothFunction f && densities.contains(f.name())
                ? new Given.SmoothFunction(f.name(), f.arity(), f.ranges(), f.codomain(), true, f.latex())
                : given;
    }

    /** An assumption about an undeclared index letter holds only where that letter is an index. */
    private boolean isAboutKnown(Statement statement, Given given, Set<String> indices, Sections sections) {
        if (!(given instanceof Given.Assumption assumption)
                || !assumption.universal().isEmpty()) {
            return true;
        }
        List<Name> undeclared = Dependence.direct(assumption.relation()).stream()
                .filter(name -> !name.isBound() && Reading.isLetter(name.spelling()))
                .filter(name -> table.scope().find(name) == null)
                .toList();
        boolean known = undeclared.stream().allMatch(name -> indices.contains(name.spelling()));
        if (!known && where.contains(statement)) {
            throw Sections.unknownLetters(statement);
        } else if (!undeclared.isEmpty()) {
            sections.noteIndexAssumption(statement, known);
        }
        return known;
    }
}

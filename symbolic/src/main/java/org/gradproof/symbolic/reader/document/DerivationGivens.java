package org.gradproof.symbolic.reader.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.derivation.Step.Premise;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.given.Told;
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

    /**
     * All of them.
     *
     * @param steps what is claimed, which tells what of laws written out is needed
     */
    Givens givens(Sections sections, List<Step> steps) {
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
        Map<Name, Told> told = addTables(givens, steps);
        addNeeded(givens, table.scope());
        for (Local.Index index : reading.implicit()) {
            Expr high = index.high();
            if (high != null) {
                String latex = index.letter() + " \\in \\{1, \\ldots, " + LatexWriter.write(high) + "\\}";
                givens.add(new Given.Index(index.symbol().name(), Exprs.ONE, high, latex));
            }
        }
        table.laws()
                .points()
                .forEach((letter, written) -> told.put(Name.of(letter), new Told(written, Told.Kind.POINT, 0)));
        return new Givens(
                ProbabilityVectors.known(givens), Map.copyOf(table.session().meanings()), told);
    }

    /** Adds what the claims and the givens need of what stands for laws; what is told of their names. */
    private Map<Name, Told> addTables(List<Given> givens, List<Step> steps) {
        Map<Name, Told> told = new TreeMap<>();
        Set<Statement> tables = new LinkedHashSet<>(table.laws().added());
        if (tables.isEmpty()) {
            return told;
        }
        Set<Name> known = new LinkedHashSet<>();
        Deque<Name> open = new ArrayDeque<>();
        for (Step step : steps) {
            open.addAll(
                    Dependence.direct(List.of(step.left().expr(), step.right().expr())));
            step.assumed().forEach(given -> open.addAll(Dependence.direct(given.relation())));
            Premise premise = step.premise();
            if (premise != null) {
                open.addAll(Dependence.direct(
                        List.of(premise.left().expr(), premise.right().expr())));
            }
        }
        givens.forEach(given -> open.addAll(names(given)));
        while (!open.isEmpty()) {
            Name name = open.pop();
            Declaration declaration =
                    name.isBound() || !known.add(name) ? null : table.scope().find(name);
            if (declaration != null) {
                Given given = declaration.given().get();
                open.addAll(names(given));
                Statement home = declaration.home();
                if (home != null && tables.contains(home) && !givens.contains(given)) {
                    givens.add(given);
                }
                Told shown = home == null ? null : table.laws().told(home);
                if (shown != null) {
                    told.put(name, shown);
                }
            }
        }
        reading.implicit().forEach(index -> {
            Expr high = index.high();
            if (high != null) {
                Dependence.direct(List.of(high)).forEach(name -> {
                    Declaration declaration = table.scope().find(name);
                    if (declaration != null
                            && !givens.contains(declaration.given().get())) {
                        givens.add(declaration.given().get());
                    }
                });
            }
        });
        return told;
    }

    private static List<Name> names(Given given) {
        List<Expr> parts = new ArrayList<>(Declaration.ranges(given));
        List<Name> names = new ArrayList<>();
        if (given instanceof Given.Definition definition) {
            parts.add(definition.body());
        } else if (given instanceof Given.Assumption assumption) {
            parts.addAll(assumption.universalRanges());
            names.addAll(Dependence.direct(assumption.relation()));
        }
        names.addAll(Dependence.direct(parts));
        return names;
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

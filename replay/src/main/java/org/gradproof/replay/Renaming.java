package org.gradproof.replay;

import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;

/** Puts one name for another that occurs nowhere, and changes nothing else: no law is applied. */
final class Renaming {
    private Renaming() {}

    static Poly of(Poly poly, Name from, Name to) {
        if (!poly.dependsOn(from)) {
            return poly;
        }
        Poly result = Poly.ZERO;
        for (Map.Entry<Mono, Rational> term : poly.terms().entrySet()) {
            Mono renamed = Mono.ONE;
            for (Map.Entry<Atom, Rational> power : term.getKey().powers().entrySet()) {
                renamed = renamed.times(Mono.of(of(power.getKey(), from, to), power.getValue()));
            }
            result = result.plus(Poly.term(renamed, term.getValue()));
        }
        return result;
    }

    private static Atom of(Atom atom, Name from, Name to) {
        if (!atom.dependsOn(from)) {
            return atom;
        }
        List<Ix> indices =
                atom.indices.stream().map(i -> i.put(from, Ix.of(to))).toList();
        List<Poly> parts = atom.parts.stream().map(p -> of(p, from, to)).toList();
        return new Atom(
                atom.kind, from.equals(atom.name) ? to : atom.name, atom.tag, atom.ordered(indices), parts, atom.bound);
    }
}

package org.gradproof.verify.random.ground;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Structure;

/** Square matrices that are symmetric, or positive (semi)definite: made of any, and told from others. */
public final class MatrixStructure {
    private static final int LARGE = 4;

    private MatrixStructure() {}

    /**
     * Entries of the structure, made of the entries of any matrix.
     *
     * @param sizes of the family; two of them, equal, where there is a structure
     */
    public static List<Rational> imposed(Structure structure, List<Integer> sizes, List<Rational> drawn) {
        int n = sizes.get(0);
        List<Rational> entries = n > LARGE && structure != Structure.SYMMETRIC ? brief(drawn) : drawn;
        Scale scale = structure == Structure.POSITIVE_DEFINITE ? Scale.of(drawn) : Scale.PLAIN;
        List<Rational> made = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                made.add(
                        structure == Structure.SYMMETRIC
                                ? entries.get(Math.min(i, j) * n + Math.max(i, j))
                                : product(entries, n, i, j, structure, scale));
            }
        }
        return made;
    }

    /** The reflection along the first row of the matrix, its signs in place of its entries, with two rows exchanged. */
    public static List<Rational> reflection(int n, Draft draft, Name name) {
        List<Rational> along = new ArrayList<>();
        Rational length = Rational.ZERO;
        for (int j = 1; j <= n; j++) {
            Rational entry = draft.get(new Cell(name, List.of(1, j)));
            Rational brief = Rational.of(entry == null ? 0 : entry.signum() * (1 + j % 2));
            along.add(brief);
            length = length.plus(brief.times(brief));
        }
        List<Rational> made = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int row = n > 2 && i < 2 ? 1 - i : i;
            for (int j = 0; j < n; j++) {
                Rational entry = row == j ? Rational.ONE : Rational.ZERO;
                Rational twice = Rational.of(2).times(along.get(row)).times(along.get(j));
                made.add(length.isZero() ? entry : entry.minus(twice.dividedBy(length)));
            }
        }
        return made;
    }

    /** Whole numbers from -1 to 1 in place of a large matrix's entries, whose products would be long. */
    private static List<Rational> brief(List<Rational> entries) {
        return entries.stream().map(entry -> Rational.of(entry.signum())).toList();
    }

    /** How large a definite matrix is and how far from a singular one: most as they are, some of each other kind. */
    private record Scale(Rational factor, Rational diagonal) {
        private static final Scale PLAIN = new Scale(Rational.ONE, Rational.ONE);
        private static final List<Scale> ALL = List.of(
                PLAIN,
                new Scale(Rational.of(1, 8), Rational.ONE),
                new Scale(Rational.of(1, 1 << 20), Rational.ONE),
                new Scale(Rational.of(1 << 20), Rational.ONE),
                new Scale(Rational.ONE, Rational.of(1, 1 << 10)));

        /** The same for the same entries. */
        static Scale of(List<Rational> drawn) {
            int pick = Math.floorMod(drawn.hashCode(), 3 * ALL.size());
            return pick < ALL.size() ? ALL.get(pick) : PLAIN;
        }
    }

    /** An entry of the matrix times its transpose; definite with something added on the diagonal. */
    private static Rational product(List<Rational> entries, int n, int i, int j, Structure structure, Scale scale) {
        Rational sum = i == j && structure == Structure.POSITIVE_DEFINITE ? scale.diagonal() : Rational.ZERO;
        for (int k = 0; k < n; k++) {
            sum = sum.plus(entries.get(i * n + k).times(entries.get(j * n + k)));
        }
        return sum.times(scale.factor());
    }

    /** The LaTeX of a given whose structure the draft's entries do not have; empty if there is none. */
    public static String failing(Iterable<Given> givens, Draft draft) {
        for (Given given : givens) {
            if (given instanceof Given.Family family
                    && family.structure() != Structure.GENERAL
                    && !draft.isAsMade(family.name())
                    && !holds(family.name(), family.structure(), draft)) {
                return family.latex();
            }
        }
        return "";
    }

    private static boolean holds(Name name, Structure structure, Draft draft) {
        List<List<Rational>> rows = new ArrayList<>();
        for (int i = 1; draft.get(new Cell(name, List.of(i, 1))) != null; i++) {
            List<Rational> row = new ArrayList<>();
            Rational entry = draft.get(new Cell(name, List.of(i, 1)));
            for (int j = 1; entry != null; j++) {
                row.add(entry);
                entry = draft.get(new Cell(name, List.of(i, j + 1)));
            }
            rows.add(row);
        }
        return isSymmetric(rows)
                && (structure == Structure.SYMMETRIC || isPositive(rows, structure == Structure.POSITIVE_DEFINITE));
    }

    private static boolean isSymmetric(List<List<Rational>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (!rows.get(i).get(j).equals(rows.get(j).get(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** By elimination of symmetric rows: all pivots positive, or a pivot of zero with nothing beside it. */
    private static boolean isPositive(List<List<Rational>> symmetric, boolean definite) {
        List<List<Rational>> rows = new ArrayList<>();
        symmetric.forEach(row -> rows.add(new ArrayList<>(row)));
        int n = rows.size();
        for (int k = 0; k < n; k++) {
            Rational pivot = rows.get(k).get(k);
            if (pivot.signum() < 0 || (definite && pivot.isZero())) {
                return false;
            }
            for (int i = k + 1; i < n; i++) {
                Rational below = rows.get(i).get(k);
                if (pivot.isZero() && !below.isZero()) {
                    return false;
                } else if (!pivot.isZero() && !below.isZero()) {
                    Rational factor = below.dividedBy(pivot);
                    for (int j = k; j < n; j++) {
                        Rational entry = rows.get(i).get(j);
                        rows.get(i).set(j, entry.minus(factor.times(rows.get(k).get(j))));
                    }
                }
            }
        }
        return true;
    }
}

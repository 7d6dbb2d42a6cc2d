package org.gradproof.docsgen.mathml;

import java.util.Map;

/**
 * A font as the characters that Unicode has for its letters: browsers know no other way ({@code mathvariant} is left to
 * {@code normal}).
 *
 * @param capital the font's A, or 0 where its letters are upright ones
 * @param small its a
 * @param digit its 0, or 0 where it has none
 * @param capitalGreek its Α, or 0
 * @param smallGreek its α, or 0
 * @param holes letters that were characters before the others were
 */
record Font(int capital, int small, int digit, int capitalGreek, int smallGreek, String holes) {
    private static final Font UPRIGHT = new Font(0, 0, 0, 0, 0, "");
    private static final Font SCRIPT = new Font(0x1D49C, 0x1D4B6, 0, 0, 0, "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ");
    private static final Font BOLD_ITALIC = new Font(0x1D468, 0x1D482, 0x1D7CE, 0x1D71E, 0x1D736, "");

    /** The fonts by their commands. */
    static final Map<String, Font> FONTS = Map.ofEntries(
            Map.entry("mathbf", new Font(0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2, "")),
            Map.entry("boldsymbol", BOLD_ITALIC),
            Map.entry("bm", BOLD_ITALIC),
            Map.entry("pmb", BOLD_ITALIC),
            Map.entry("mathrm", UPRIGHT),
            Map.entry("operatorname", UPRIGHT),
            Map.entry("mathit", new Font(0x1D434, 0x1D44E, 0, 0x1D6E2, 0x1D6FC, "hℎ")),
            Map.entry("mathsf", new Font(0x1D5A0, 0x1D5BA, 0x1D7E2, 0, 0, "")),
            Map.entry("mathtt", new Font(0x1D670, 0x1D68A, 0x1D7F6, 0, 0, "")),
            Map.entry("mathcal", SCRIPT),
            Map.entry("mathscr", SCRIPT),
            Map.entry("mathfrak", new Font(0x1D504, 0x1D51E, 0, 0, 0, "CℭHℌIℑRℜZℨ")),
            Map.entry("mathbb", new Font(0x1D538, 0x1D552, 0x1D7D8, 0, 0, "CℂHℍNℕPℙQℚRℝZℤ")));

    boolean isUpright() {
        return capital == 0;
    }

    /** The letter or the digits in this font, as they are where it has none of these. */
    String of(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.appendCodePoint(of(c)));
        return out.toString();
    }

    private int of(int c) {
        int hole = c < 128 ? holes.indexOf(c) : -1;
        if (hole >= 0) {
            return holes.codePointAt(hole + 1);
        } else if (c >= 'A' && c <= 'Z') {
            return moved(c, 'A', capital);
        } else if (c >= 'a' && c <= 'z') {
            return moved(c, 'a', small);
        } else if (c >= '0' && c <= '9') {
            return moved(c, '0', digit);
        } else if (c >= 'Α' && c <= 'Ω') {
            return moved(c, 'Α', capitalGreek);
        } else if (c >= 'α' && c <= 'ω') {
            return moved(c, 'α', smallGreek);
        }
        return c;
    }

    private static int moved(int c, int from, int to) {
        return to == 0 ? c : c - from + to;
    }
}

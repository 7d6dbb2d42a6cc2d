package org.gradproof.docsgen.record;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.shape.Meaning;
import org.gradproof.symbolic.shape.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 digest of values: of a record all components, whatever they are, so that one that is added later is in it
 * without anybody's doing. Each value is written with its type and length: different values never look alike. What is of an
 * unknown type has no fingerprint.
 */
public final class Fingerprint {
    private static final int MOST_VALUES = 2_000_000;

    /** The line from which lines are counted, so that a derivation that has only moved is the same. */
    private final int origin;

    private final MessageDigest digest = sha256();
    private final DataOutputStream out =
            new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    private UnaryOperator<Expr> sizes = size -> size;
    private int values;

    /** Why a value has no fingerprint. */
    public static final class UnknownException extends Exception {
        private static final long serialVersionUID = 1;

        UnknownException(String what) {
            super(what);
        }
    }

    private Fingerprint(int origin) {
        this.origin = origin;
    }

    /** A digest to begin with. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The fingerprint of the values, in hexadecimal digits.
     *
     * @param origin the line that counts as the first: components called {@code line} are taken from there
     * @throws UnknownException if there is a value of an unknown type among them, or there are too many of them
     */
    public static String of(int origin, Object... values) throws UnknownException {
        Fingerprint print = new Fingerprint(origin);
        try {
            for (Object value : values) {
                print.write(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (StackOverflowError deep) {
            throw new UnknownException("nested too deeply");
        }
        return HexFormat.of().formatHex(print.digest.digest());
    }

    private void write(@Nullable Object value) throws IOException, UnknownException {
        if (values++ > MOST_VALUES) {
            throw new UnknownException("too many values");
        }
        if (value == null) {
            out.writeByte(0);
        } else if (value instanceof Givens givens) {
            out.writeByte('g');
            write(givens.all());
            write(givens.meanings());
        } else if (value instanceof Record record) {
            record(record);
        } else if (value instanceof List<?> list) {
            out.writeByte('l');
            out.writeInt(list.size());
            for (Object each : list) {
                write(each);
            }
        } else if (value instanceof Set<?> set) {
            unordered('s', set);
        } else if (value instanceof Map<?, ?> map) {
            List<Object> entries = new ArrayList<>();
            map.forEach((key, of) -> entries.add(List.of(key, of)));
            unordered('m', entries);
        } else if (value instanceof String
                || value instanceof Number
                || value instanceof Rational
                || value instanceof Boolean
                || value instanceof Duration
                || value instanceof Enum<?>) {
            text(value.getClass().getName());
            text(value instanceof Enum<?> constant ? constant.name() : value.toString());
        } else {
            throw new UnknownException(value.getClass().getName());
        }
    }

    private void record(Record value) throws IOException, UnknownException {
        out.writeByte('r');
        text(value.getClass().getName());
        UnaryOperator<Expr> outer = sizes;
        if (value instanceof Meaning meaning) {
            // Its other component is a function, which is known by what it makes of the sizes in the shapes below.
            sizes = meaning.sizes();
            write(meaning.term());
            sizes = outer;
            return;
        }
        for (RecordParts.Part part : RecordParts.of(value.getClass())) {
            Object content = part.of(value);
            write(content instanceof Integer line && part.name().equals("line") ? (Object) (line - origin) : content);
        }
        if (value instanceof Shape shape) {
            sizes = size -> size;
            write(outer.apply(shape.rows()));
            write(outer.apply(shape.cols()));
            sizes = outer;
        }
    }

    /** Each by its own fingerprint, and these sorted: the order of the values is none. */
    private void unordered(char kind, Collection<?> all) throws IOException, UnknownException {
        List<String> prints = new ArrayList<>();
        for (Object each : all) {
            Fingerprint own = new Fingerprint(origin);
            own.sizes = sizes;
            own.values = values;
            own.write(each);
            values = own.values;
            prints.add(HexFormat.of().formatHex(own.digest.digest()));
        }
        prints.sort(null);
        out.writeByte(kind);
        write(prints);
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
        out.writeByte('t');
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}

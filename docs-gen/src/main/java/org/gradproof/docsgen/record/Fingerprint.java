package org.gradproof.docsgen.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.IdentityHashMap;
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

    /** Which type a value is of, in eight bytes: those with which the digest of its name begins. */
    private static final ClassValue<byte[]> TYPES = new ClassValue<>() {
        @Override
        protected byte[] computeValue(Class<?> type) {
            return Arrays.copyOf(sha256().digest(type.getName().getBytes(StandardCharsets.UTF_8)), 8);
        }
    };

    /** The line from which lines are counted, so that a derivation that has only moved is the same. */
    private final int origin;

    private final Memory memory;
    private final ByteSink out = new ByteSink();
    private UnaryOperator<Expr> sizes = UnaryOperator.identity();
    private int values;
    /** Whether what was written depends on the origin. */
    private boolean local;

    /**
     * The digests of the parts that many values share, such as the givens of a section: these are the same objects in each
     * of its derivations.
     */
    public static final class Memory {
        private static final int MOST = 50_000;

        private final IdentityHashMap<Object, byte[]> digests = new IdentityHashMap<>();
        /** What a value belongs to, where it does to something. */
        private final IdentityHashMap<Object, Object> keys = new IdentityHashMap<>();

        private byte @Nullable [] find(@Nullable Object key, Object value) {
            byte[] found = digests.get(value);
            return found == null || keys.get(value) != key ? null : found;
        }

        private void keep(@Nullable Object key, Object value, byte[] digest) {
            if (digests.size() >= MOST) {
                digests.clear();
                keys.clear();
            }
            digests.put(value, digest);
            if (key == null) {
                keys.remove(value);
            } else {
                keys.put(value, key);
            }
        }
    }

    /** Why a value has no fingerprint. */
    public static final class UnknownException extends Exception {
        private static final long serialVersionUID = 1;

        UnknownException(String what) {
            super(what);
        }
    }

    private Fingerprint(int origin, Memory memory) {
        this.origin = origin;
        this.memory = memory;
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
        return of(new Memory(), origin, values);
    }

    /** The same, with what is known of values before; to be used by one thread at a time. */
    public static String of(Memory memory, int origin, Object... values) throws UnknownException {
        Fingerprint print = new Fingerprint(origin, memory);
        try {
            for (Object value : values) {
                print.write(value);
            }
        } catch (StackOverflowError deep) {
            throw new UnknownException("nested too deeply");
        }
        return HexFormat.of().formatHex(print.out.sha256());
    }

    private void write(@Nullable Object value) throws UnknownException {
        if (values++ > MOST_VALUES) {
            throw new UnknownException("too many values");
        }
        if (value == null) {
            out.add('0');
        } else if (value instanceof Givens givens) {
            out.add('g');
            out.add(givens.all().size());
            for (Object given : givens.all()) {
                out.add(digest(null, given));
            }
            meanings(givens.meanings());
        } else if (value instanceof Record record) {
            record(record);
        } else if (value instanceof List<?> list) {
            out.add('l');
            out.add(list.size());
            for (Object each : list) {
                write(each);
            }
        } else if (value instanceof Set<?> set) {
            unordered('s', set);
        } else if (value instanceof Map<?, ?> map) {
            List<Object> entries = new ArrayList<>();
            map.forEach((key, of) -> entries.add(List.of(key, of)));
            unordered('m', entries);
        } else if (value instanceof String text) {
            out.add(text);
        } else if (value instanceof Number
                || value instanceof Rational
                || value instanceof Boolean
                || value instanceof Duration
                || value instanceof Enum<?>) {
            out.add('v');
            out.add(TYPES.get(value.getClass()));
            out.add(value instanceof Enum<?> constant ? constant.name() : value.toString());
        } else {
            throw new UnknownException(value.getClass().getName());
        }
    }

    private void record(Record value) throws UnknownException {
        out.add('r');
        out.add(TYPES.get(value.getClass()));
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
            if (content instanceof Integer line && part.name().equals("line")) {
                local = true;
                write(line - origin);
            } else {
                write(content);
            }
        }
        if (value instanceof Shape shape) {
            sizes = UnaryOperator.identity();
            write(outer.apply(shape.rows()));
            write(outer.apply(shape.cols()));
            sizes = outer;
        }
    }

    /** By their own digests, and these sorted: what they mean is in no order. */
    private void meanings(Map<Expr, Meaning> all) throws UnknownException {
        List<byte[]> digests = new ArrayList<>(all.size());
        for (Map.Entry<Expr, Meaning> entry : all.entrySet()) {
            digests.add(digest(entry.getKey(), entry.getValue()));
        }
        sorted('n', digests);
    }

    /** The digest of a value and what it belongs to, which may be known. */
    private byte[] digest(@Nullable Object key, Object value) throws UnknownException {
        byte[] known = memory.find(key, value);
        if (known != null) {
            return known;
        }
        Fingerprint own = new Fingerprint(origin, memory);
        own.values = values;
        own.write(key);
        own.write(value);
        values = own.values;
        byte[] digest = own.out.sha256();
        if (!own.local) {
            memory.keep(key, value, digest);
        }
        local |= own.local;
        return digest;
    }

    /** Each by what is written for it, and these sorted: the order of the values is none. */
    private void unordered(char kind, Collection<?> all) throws UnknownException {
        List<byte[]> prints = new ArrayList<>(all.size());
        for (Object each : all) {
            Fingerprint own = new Fingerprint(origin, memory);
            own.sizes = sizes;
            own.values = values;
            own.write(each);
            values = own.values;
            local |= own.local;
            prints.add(own.out.bytes());
        }
        sorted(kind, prints);
    }

    private void sorted(char kind, List<byte[]> parts) {
        parts.sort(Arrays::compare);
        out.add(kind);
        out.add(parts.size());
        for (byte[] part : parts) {
            out.add(part.length);
            out.add(part);
        }
    }
}

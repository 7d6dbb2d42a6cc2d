package org.gradproof.docsgen.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.verify.report.Fraction;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON and back, without loss: a record is the array of its components; of a sealed family, the array of its
 * name and that. The types are those that the records declare; nothing in the text names another. Components called
 * {@code line} are taken from a first line, so that what has only moved is the same text.
 */
public final class RecordJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** What a number among the values of a counterexample may be. */
    private static final Map<String, NumberReader> NUMBERS = Map.of(
            "Integer", Integer::valueOf,
            "Long", Long::valueOf,
            "Double", Double::valueOf,
            "BigInteger", BigInteger::new,
            "BigDecimal", BigDecimal::new,
            "Fraction", RecordJson::fraction);

    private final int origin;

    private interface NumberReader {
        Object read(String text);
    }

    private RecordJson(int origin) {
        this.origin = origin;
    }

    /** The record's text. */
    public static String write(Record value) throws IOException {
        return write(value, 0);
    }

    /** The record's text, with lines from the one that counts as the first. */
    public static String write(Record value, int line) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            new RecordJson(line).write(json, value, value.getClass());
        }
        return text.toString();
    }

    /**
     * The record that was written as the text.
     *
     * @throws IOException if the text is no record of the type
     */
    public static <T extends Record> T read(String text, Class<T> type) throws IOException {
        return read(text, type, 0);
    }

    /** The same with lines from the one that counts as the first. */
    public static <T extends Record> T read(String text, Class<T> type, int line) throws IOException {
        try (JsonParser json = FACTORY.createParser(text)) {
            json.nextToken();
            Object value = new RecordJson(line).read(json, type);
            if (value == null || json.nextToken() != null) {
                throw new IOException("this is no " + type.getSimpleName());
            }
            return type.cast(value);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new IOException("this is no " + type.getSimpleName(), e);
        }
    }

    private void write(JsonGenerator json, @Nullable Object value, Type type) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Record record && type != Object.class) {
            json.writeStartArray();
            if (isFamily(type)) {
                json.writeString(value.getClass().getSimpleName());
            }
            for (RecordParts.Part part : RecordParts.of(value.getClass())) {
                Object content = part.of(record);
                boolean moves = isLine(part);
                write(json, moves && content instanceof Integer line ? (Object) (line - origin) : content, part.type());
            }
            json.writeEndArray();
        } else if (type == Object.class) {
            any(json, value);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object each : list) {
                write(json, each, argument(type, 0));
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                write(json, entry.getValue(), argument(type, 1));
            }
            json.writeEndObject();
        } else if (value instanceof Enum<?> constant) {
            json.writeString(constant.name());
        } else {
            json.writeString(value.toString());
        }
    }

    /** A value of a counterexample: a number with its type, a string, or a list of such. */
    private void any(JsonGenerator json, Object value) throws IOException {
        if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object each : list) {
                write(json, each, Object.class);
            }
            json.writeEndArray();
        } else if (value instanceof Number || value instanceof Fraction) {
            Object exact = value instanceof Fraction fraction ? fraction.value() : value;
            json.writeStartObject();
            json.writeStringField(value.getClass().getSimpleName(), exact.toString());
            json.writeEndObject();
        } else {
            json.writeString(value.toString());
        }
    }

    /** Whether the type is an interface whose records are all known. */
    private static boolean isFamily(Type type) {
        return type instanceof Class<?> known && known.isSealed() && known.isInterface();
    }

    private static Class<?> member(Class<?> family, @Nullable String name) throws IOException {
        for (Class<?> member : family.getPermittedSubclasses()) {
            if (member.isRecord() && member.getSimpleName().equals(name)) {
                return member;
            }
        }
        throw new IOException("no " + family.getSimpleName() + ": " + name);
    }

    private static boolean isLine(RecordParts.Part part) {
        return part.name().equals("line") && part.type() == int.class;
    }

    private @Nullable Object read(JsonParser json, Type type) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        } else if (type instanceof Class<?> known && (known.isRecord() || isFamily(type))) {
            return record(json, known);
        } else if (token == JsonToken.START_ARRAY) {
            return list(json, type == Object.class ? type : argument(type, 0));
        } else if (token == JsonToken.START_OBJECT) {
            return type == Object.class ? number(json) : map(json, argument(type, 1));
        } else if (token == JsonToken.VALUE_STRING) {
            return scalar(json.getText(), type);
        }
        throw new IOException("unexpected " + token);
    }

    private Record record(JsonParser json, Class<?> declared) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException("no record");
        }
        Class<?> type = isFamily(declared) ? member(declared, json.nextTextValue()) : declared;
        List<RecordParts.Part> parts = RecordParts.of(type);
        Object[] components = new Object[parts.size()];
        for (int i = 0; i < components.length; i++) {
            json.nextToken();
            RecordParts.Part part = parts.get(i);
            Object content = read(json, part.type());
            components[i] = isLine(part) && content instanceof Integer line ? (Object) (line + origin) : content;
        }
        if (json.nextToken() != JsonToken.END_ARRAY) {
            throw new IOException("more components than " + type.getName() + " has");
        }
        return RecordParts.make(type, components);
    }

    private List<@Nullable Object> list(JsonParser json, Type of) throws IOException {
        List<@Nullable Object> all = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            all.add(read(json, of));
        }
        return all;
    }

    private Map<String, @Nullable Object> map(JsonParser json, Type of) throws IOException {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            all.put(name, read(json, of));
        }
        return all;
    }

    private static Fraction fraction(String text) {
        int bar = text.indexOf('/');
        return new Fraction(
                bar < 0
                        ? new Rational(new BigInteger(text), BigInteger.ONE)
                        : new Rational(
                                new BigInteger(text.substring(0, bar)), new BigInteger(text.substring(bar + 1))));
    }

    private static Object number(JsonParser json) throws IOException {
        json.nextToken();
        NumberReader reader = NUMBERS.get(json.currentName());
        String text = json.nextTextValue();
        if (reader == null || text == null || json.nextToken() != JsonToken.END_OBJECT) {
            throw new IOException("no number");
        }
        return reader.read(text);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // An enum's class is known at run time alone.
    private static Object scalar(String text, Type type) throws IOException {
        if (type == String.class || type == Object.class) {
            return text;
        } else if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        } else if (type == double.class) {
            return Double.valueOf(text);
        } else if (type == boolean.class) {
            return Boolean.valueOf(text);
        } else if (type instanceof Class<?> known && known.isEnum()) {
            return Enum.valueOf((Class) known, text);
        }
        throw new IOException("no " + type);
    }

    private static Type argument(Type type, int place) throws IOException {
        if (type instanceof ParameterizedType generic) {
            return generic.getActualTypeArguments()[place];
        }
        throw new IOException("no list and no map: " + type);
    }
}

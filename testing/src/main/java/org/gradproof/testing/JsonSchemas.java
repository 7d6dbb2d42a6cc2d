package org.gradproof.testing;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds JSON against schemas, by a validator that is none of ours. */
public final class JsonSchemas {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

    private JsonSchemas() {}

    /** What is wrong with the JSON by the schema, each with its place; empty if nothing is. */
    public static List<String> faults(String schema, String json) {
        return READ
                .computeIfAbsent(schema, text -> REGISTRY.getSchema(text, InputFormat.JSON))
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }
}

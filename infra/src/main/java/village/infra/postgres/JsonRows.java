package village.infra.postgres;

import io.r2dbc.postgresql.codec.Json;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import village.infra.postgres.Prepared.Values;

/**
 * Any number of rows as one value of a statement, for {@code jsonb_populate_recordset}: one text of SQL serves all batches,
 * and the driver binds one value where it would bind fifty a row.
 */
public final class JsonRows {
    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> columns = new HashMap<>();

    /**
     * @param columns names of columns, with commas
     * @param parameters what is bound to each, in the same order, as in an insert: names after colons, with commas
     */
    public JsonRows(String columns, String parameters) {
        var names = BETWEEN.split(columns.strip());
        var bound = BETWEEN.split(parameters.strip());
        if (names.length != bound.length) {
            throw new IllegalArgumentException(bound.length + " parameters (expected: " + names.length + ")");
        }
        for (var place = 0; place < names.length; place++) {
            this.columns.put(bound[place].substring(1), names[place]);
        }
    }

    /** @param rows each binds what one row holds; what it leaves out is null */
    public Json of(List<? extends Consumer<Values>> rows) {
        var bytes = new ByteArrayOutputStream(1024 * rows.size());
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartArray();
            for (Consumer<Values> row : rows) {
                json.writeStartObject();
                row.accept(new Row(json));
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return Json.of(bytes.toByteArray());
    }

    private final class Row implements Values {
        private final JsonGenerator json;

        Row(JsonGenerator json) {
            this.json = json;
        }

        @Override
        public Values bind(String name, Object value) {
            write(name, value);
            return this;
        }

        @Override
        public <T> Values bind(String name, Optional<? extends T> value, Class<T> type) {
            write(name, value.orElse(null));
            return this;
        }

        private void write(String name, @Nullable Object value) {
            var column = columns.get(name);
            if (column == null) {
                throw new IllegalArgumentException(name + " (expected: one of the row)");
            }
            json.writeName(column);
            write(value);
        }

        private void write(@Nullable Object value) {
            if (value == null) {
                json.writeNull();
            } else if (value instanceof Boolean truth) {
                json.writeBoolean(truth);
            } else if (value instanceof Number number) {
                json.writeNumber(number.toString());
            } else if (value instanceof Json raw) {
                json.writeRawValue(raw.asString());
            } else if (value instanceof byte[] bytes) {
                json.writeString("\\x" + HexFormat.of().formatHex(bytes));
            } else if (value instanceof Object[] all) {
                json.writeStartArray();
                for (Object each : all) {
                    write(each);
                }
                json.writeEndArray();
            } else {
                json.writeString(value.toString());
            }
        }
    }
}

package village.infra.notice.channel;

import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.word;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import village.api.notice.Notice;
import village.api.notice.channel.Template;

/** How a template lies in its table. */
final class TemplateRows {
    /** In the order of {@link #toTemplate}. */
    static final String COLUMNS = "t.app_id, t.kind, t.template_id, t.title, t.page, t.fields";

    static final int WIDTH = 6;

    /** Ready before the first row: finding it is guarded by a lock, and rows are read on event loops. */
    private static final ObjectReader READER =
            JsonMapper.builder().build().readerFor(new TypeReference<Map<String, String>>() {});

    private TemplateRows() {}

    static Template toTemplate(Readable row) {
        Map<String, String> words =
                READER.readValue(Objects.requireNonNull(row.get(5, Json.class)).asArray());
        var fields = words.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> source(field.getValue())));
        return new Template(
                text(row, 0), word(row, 1, Notice.Kind.class), text(row, 2), text(row, 3), text(row, 4), fields);
    }

    /** The table takes no other words. */
    private static Template.Source source(String word) {
        return Template.Source.valueOf(word.toUpperCase(Locale.ROOT));
    }
}

package village.infra.catalogue;

import static village.infra.postgres.Columns.text;

import io.r2dbc.spi.Readable;
import java.util.Map;
import reactor.core.publisher.Mono;
import village.api.catalogue.Kind;
import village.api.catalogue.Note;
import village.api.catalogue.SchemaNotes;
import village.infra.postgres.Database;

/** Reads the comments that the migrations wrote. */
final class PostgresSchemaNotes implements SchemaNotes {
    private static final String ALL = """
        select c.relname || '.' || a.attname, col_description(c.oid, a.attnum), format_type(a.atttypid, null)
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relkind in ('r', 'p') and col_description(c.oid, a.attnum) is not null
        """;

    private final Database database;

    PostgresSchemaNotes(Database database) {
        this.database = database;
    }

    private record Line(String path, Note note) {
        static Line of(Readable row) {
            return new Line(text(row, 0), new Note(text(row, 1), kind(text(row, 2))));
        }
    }

    @Override
    public Mono<Map<String, Note>> all() {
        return database.query(client -> client.sql(ALL).map(Line::of).all().collectMap(Line::path, Line::note));
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "text", "character varying", "character", "uuid" -> Kind.STRING;
            case "smallint", "integer", "bigint" -> Kind.INTEGER;
            case "numeric", "real", "double precision" -> Kind.NUMBER;
            case "boolean" -> Kind.BOOLEAN;
            case "date" -> Kind.DATE;
            case "timestamp with time zone" -> Kind.DATETIME;
            default -> Kind.GENERAL;
        };
    }
}

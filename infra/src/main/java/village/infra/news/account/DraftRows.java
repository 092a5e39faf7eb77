package village.infra.news.account;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Locale;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import village.api.identity.Person;
import village.api.news.Article;
import village.api.news.account.AccountDraft;
import village.api.place.Village;

/** Drafts for public accounts as rows. */
final class DraftRows {
    static final String COLUMNS =
            "village_id, id, article_id, revision, app_id, state, name, asked_by, asked_at, attempts,"
                    + " looks, doubtful, detail, due, changed_at, version";

    private DraftRows() {}

    static AccountDraft toDraft(Readable row) {
        return new AccountDraft(
                new AccountDraft.Id(uuid(row, 1)),
                new Village.Id(uuid(row, 0)),
                new Article.Id(uuid(row, 2)),
                (int) number(row, 3),
                text(row, 4),
                AccountDraft.State.valueOf(text(row, 5).toUpperCase(Locale.ROOT)),
                optionalText(row, 6),
                new AccountDraft.Asked(new Person.Id(uuid(row, 7)), instant(row, 8)),
                new AccountDraft.Effort(
                        (int) number(row, 9), (int) number(row, 10), Boolean.TRUE.equals(row.get(11, Boolean.class))),
                text(row, 12),
                optionalInstant(row, 13),
                instant(row, 14),
                number(row, 15));
    }

    /** Binds the key and what changes. */
    static GenericExecuteSpec state(GenericExecuteSpec sql, AccountDraft draft) {
        return sql.bind("village", draft.village().value())
                .bind("id", draft.id().value())
                .bind("state", draft.state().name().toLowerCase(Locale.ROOT))
                .bind("name", orNull(draft.name(), String.class))
                .bind("attempts", draft.effort().attempts())
                .bind("looks", draft.effort().looks())
                .bind("doubtful", draft.effort().doubtful())
                .bind("detail", draft.detail())
                .bind("due", orNull(draft.due(), Instant.class))
                .bind("changed", draft.changedAt())
                .bind("version", draft.version());
    }
}

package village.infra.wechat.inbox;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Page;
import village.infra.audit.PostgresAudit;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;
import village.wechat.account.parked.ParkedLetters;

/** Letters that were given up, beside the inbox they lie in. */
final class PostgresParkedLetters implements ParkedLetters {
    private static final String PAGE = """
        select id, key, app_id, received_at, body_sealed, changed_at, reply_sealed, state from account_inbox
        where state in ('parked', 'undeliverable', 'unknown') and (cast(:after as uuid) is null or id > :after)
        order by id limit :limit
        """;
    private static final String REPLAY = """
        update account_inbox set attempts = 0, due_at = now(), changed_at = now(),
          state = case when reply_sealed is null then 'received' else 'late' end
        where state in ('parked', 'undeliverable', 'unknown') and id = :id
        """;

    private final Database database;
    private final LetterSeal seal;
    private final Ids ids;
    private final Clock clock;

    PostgresParkedLetters(Database database, Sealer sealer, Ids ids, Clock clock) {
        this.database = database;
        this.seal = new LetterSeal(sealer);
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Mono<Page<Parked, UUID>> page(int limit, Optional<UUID> after) {
        return database.query(client -> client.sql(PAGE)
                .bind("after", orNull(after, UUID.class))
                .bind("limit", limit + 1)
                .map(this::toParked)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, Parked::id)));
    }

    @Override
    public Mono<Boolean> replay(UUID id) {
        return database.write(client -> client.sql(REPLAY)
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .flatMap(rows -> PostgresAudit.note(client, replayed(id)).thenReturn(true))
                .defaultIfEmpty(false));
    }

    private PostgresAudit.Act replayed(UUID id) {
        return new PostgresAudit.Act(
                ids.next(), Optional.empty(), "letter.replayed", "account-letter", id, clock.instant());
    }

    private Parked toParked(Readable row) {
        return new Parked(uuid(row, 0), text(row, 2), cause(row), instant(row, 3), instant(row, 5));
    }

    private Cause cause(Readable row) {
        try {
            seal.open(new SealedLetter(text(row, 1), text(row, 2), "", instant(row, 3), row.get(4, byte[].class)));
            var reply = row.get(6, byte[].class);
            if (reply == null) {
                return Cause.UNANSWERED;
            }
            seal.openReply(text(row, 1), reply);
            return switch (text(row, 7)) {
                case "undeliverable" -> Cause.UNDELIVERABLE;
                case "unknown" -> Cause.UNCERTAIN;
                default -> Cause.UNSENT;
            };
        } catch (IllegalStateException closed) {
            return Cause.UNREADABLE;
        }
    }
}

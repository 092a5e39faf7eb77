package village.infra.attachment;

import static village.infra.postgres.Columns.truth;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.attachment.FileName;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

final class PostgresAttachments implements Attachments {
    private static final String ADD = """
        insert into attachment
          (village_id, id, uploader_id, format, name, state, bytes, sha256, width, height, uploaded_at)
        values (:village, :id, :uploader, :format, :name, :state, :bytes, :sha256, :width, :height, :uploadedAt)
        """;
    private static final String BY_ID = AttachmentRow.SELECT + """
        where village_id = :village and id = :id and erased_at is null
        """;
    private static final String OF_OWNER = AttachmentRow.SELECT + """
        where village_id = :village and owner_kind = :kind and owner_id = :owner and erased_at is null
        order by id
        """;
    private static final String IN_STATE = AttachmentRow.SELECT + """
        where village_id = :village and owner_id is not null and state = any(:states)
          and id > :after and erased_at is null
        order by id
        limit :limit
        """;
    private static final String CLAIM = """
        with free as (
          select id from attachment
          where village_id = :village and id = any(:ids) and uploader_id = :uploader and owner_id is null
            and erased_at is null
          order by id
          for update)
        update attachment a set owner_kind = :kind, owner_id = :owner
        from free
        where a.village_id = :village and a.id = free.id and (select count(*) from free) = :wanted
        """;
    private static final String CHANGE = """
        update attachment
        set state = :state, decided_by = :by, decision_reason = :reason, decided_at = :at, version = :version
        where village_id = :village and id = :id and version = :version - 1 and erased_at is null
        """;
    private static final String FINGERPRINT = """
        update attachment set sha256 = :sha256
        where village_id = :village and id = :id and sha256 is null and erased_at is null
        """;
    private static final String ERASE = """
        update attachment set name = null, sha256 = null, erased_at = :at, version = :version
        where village_id = :village and id = :id and version = :version - 1 and erased_at is null
        """;
    private static final String TO_REMOVE = """
        select village_id, id, remove_after is not null from attachment
        where erased_at is not null and removed_at is null and coalesce(remove_after, erased_at) <= :now
        order by coalesce(remove_after, erased_at)
        limit :limit
        """;
    private static final String PUT_BACK = """
        update attachment set remove_after = :next
        where village_id = :village and id = :id and erased_at is not null and removed_at is null
        """;
    private static final String REMOVED = """
        update attachment set removed_at = :at
        where village_id = :village and id = :id and erased_at is not null and removed_at is null
        """;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Database database;

    PostgresAttachments(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Attachment> add(Attachment attachment, Event event, Once once) {
        return database.write(client -> Idempotency.claim(
                        client, attachment.village(), once, attachment.id().value())
                .flatMap(made -> made.equals(attachment.id().value())
                        ? inserted(client, attachment, event)
                        : byId(attachment.village(), new Attachment.Id(made))));
    }

    private static Mono<Attachment> inserted(DatabaseClient client, Attachment attachment, Event event) {
        return client.sql(ADD)
                .bind("village", attachment.village().value())
                .bind("id", attachment.id().value())
                .bind("uploader", attachment.uploader().value())
                .bind("format", word(attachment.format()))
                .bind("name", orNull(attachment.name().map(FileName::value), String.class))
                .bind("state", word(attachment.state()))
                .bind("bytes", attachment.bytes())
                .bind("sha256", orNull(attachment.sha256(), String.class))
                .bind("width", pixels(attachment.dimensions().map(Attachment.Dimensions::width)))
                .bind("height", pixels(attachment.dimensions().map(Attachment.Dimensions::height)))
                .bind("uploadedAt", attachment.uploadedAt())
                .then()
                .then(PostgresEvents.append(client, event))
                .thenReturn(attachment);
    }

    @Override
    public Mono<Attachment> byId(Village.Id village, Attachment.Id id) {
        return database.query(client -> client.sql(BY_ID)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(AttachmentRow::read)
                .one());
    }

    @Override
    public Mono<List<Attachment>> of(Village.Id village, Attachment.Owner owner) {
        return database.query(client -> client.sql(OF_OWNER)
                .bind("village", village.value())
                .bind("kind", owner.kind())
                .bind("owner", owner.id())
                .map(AttachmentRow::read)
                .all()
                .collectList());
    }

    @Override
    public Mono<Page<Attachment, UUID>> inState(
            Village.Id village, Set<Attachment.State> states, Optional<UUID> after, int limit) {
        return database.query(client -> client.sql(IN_STATE)
                        .bind("village", village.value())
                        .bind(
                                "states",
                                states.stream().map(PostgresAttachments::word).toArray(String[]::new))
                        .bind("after", after.orElse(BEFORE_ALL))
                        .bind("limit", limit + 1)
                        .map(AttachmentRow::read)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, limit, row -> row.id().value()));
    }

    @Override
    public Mono<Void> claim(Village.Id village, List<Attachment.Id> ids, Person.Id uploader, Attachment.Owner owner) {
        var wanted = ids.stream().map(Attachment.Id::value).distinct().toArray(UUID[]::new);
        if (wanted.length == 0) {
            return Mono.empty();
        }
        return database.write(client -> client.sql(CLAIM)
                .bind("village", village.value())
                .bind("ids", wanted)
                .bind("uploader", uploader.value())
                .bind("kind", owner.kind())
                .bind("owner", owner.id())
                .bind("wanted", wanted.length)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == wanted.length)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ATTACHMENT_NOT_YOURS)))
                .then());
    }

    @Override
    public Mono<Attachment> change(Attachment changed, Event event) {
        return database.write(client -> client.sql(CHANGE)
                .bind("village", changed.village().value())
                .bind("id", changed.id().value())
                .bind("state", word(changed.state()))
                .bind(
                        "by",
                        orNull(
                                changed.decision()
                                        .flatMap(Attachment.Decision::by)
                                        .map(Person.Id::value),
                                UUID.class))
                .bind("reason", orNull(changed.decision().map(Attachment.Decision::reason), String.class))
                .bind("at", orNull(changed.decision().map(Attachment.Decision::at), Instant.class))
                .bind("version", changed.version())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.EDIT_CONFLICT)))
                .then(PostgresEvents.append(client, event))
                .thenReturn(changed));
    }

    @Override
    public Mono<Void> fingerprint(Village.Id village, Attachment.Id id, String sha256) {
        return database.write(client -> client.sql(FINGERPRINT)
                .bind("sha256", sha256)
                .bind("village", village.value())
                .bind("id", id.value())
                .then());
    }

    @Override
    public Mono<Void> erase(Attachment erased, Event event) {
        return database.write(client -> client.sql(ERASE)
                .bind("village", erased.village().value())
                .bind("id", erased.id().value())
                .bind("at", event.occurredAt())
                .bind("version", erased.version())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.EDIT_CONFLICT)))
                .then(PostgresEvents.append(client, event)));
    }

    @Override
    public Mono<List<Erased>> toRemove(Instant now, int limit) {
        return database.query(client -> client.sql(TO_REMOVE)
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> new Erased(
                        new Village.Id(Objects.requireNonNull(row.get(0, UUID.class))),
                        new Attachment.Id(Objects.requireNonNull(row.get(1, UUID.class))),
                        truth(row, 2)))
                .all()
                .collectList());
    }

    @Override
    public Mono<Void> putBack(Erased erased, Instant next) {
        return database.write(client -> client.sql(PUT_BACK)
                .bind("village", erased.village().value())
                .bind("id", erased.id().value())
                .bind("next", next)
                .then());
    }

    @Override
    public Mono<Void> removed(Erased erased, Instant at) {
        return database.write(client -> client.sql(REMOVED)
                .bind("village", erased.village().value())
                .bind("id", erased.id().value())
                .bind("at", at)
                .then());
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Parameter pixels(Optional<Integer> value) {
        return orNull(value, Integer.class);
    }

    private static <T> Parameter orNull(Optional<T> value, Class<T> type) {
        return Parameter.fromOrEmpty(value.orElse(null), type);
    }
}

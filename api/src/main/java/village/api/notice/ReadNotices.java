package village.api.notice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.identity.Actor;
import village.api.place.Village;
import village.api.place.Villages;

/** Somebody opens his inbox. */
public final class ReadNotices {
    private final Notices notices;
    private final Villages villages;

    public ReadNotices(Notices notices, Villages villages) {
        this.notices = notices;
        this.villages = villages;
    }

    /**
     * A part of an inbox.
     *
     * @param villages those the notices are about
     * @param unread of the whole inbox, counted up to {@value Notices#MOST_UNREAD}
     */
    public record Inbox(Page<Notice, Notice.Id> page, Map<Village.Id, Village> villages, int unread) {}

    /** @param limit 1 to 100 */
    public Mono<Inbox> read(Actor actor, int limit, Optional<Notice.Id> after) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(person -> Mono.zip(notices.of(person, limit, after), notices.unread(person)))
                .flatMap(found -> withVillages(found.getT1(), found.getT2()));
    }

    /** How many he has not read, counted up to {@value Notices#MOST_UNREAD}. */
    public Mono<Integer> unread(Actor actor) {
        return Mono.fromSupplier(actor::requirePerson).flatMap(notices::unread);
    }

    private Mono<Inbox> withVillages(Page<Notice, Notice.Id> page, int unread) {
        return Flux.fromIterable(mentioned(page.items()))
                .flatMap(villages::byId)
                .collectMap(Village::id, Function.identity())
                .map(known -> new Inbox(page, known, unread));
    }

    private static List<Village.Id> mentioned(List<Notice> items) {
        return items.stream()
                .map(Notice::village)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}

package village.api.notice.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.notice.Notices;

/** Inboxes in memory, and how they are filled. */
public final class InMemoryNotices implements Notices, Tellings {
    private final InMemoryDeliveries deliveries;
    private final InMemoryDigests digests;
    private final List<Notice> notices = new ArrayList<>();
    private final List<Telling> tellings = new ArrayList<>();

    public InMemoryNotices(InMemoryDeliveries deliveries, InMemoryDigests digests) {
        this.deliveries = deliveries;
        this.digests = digests;
    }

    /** Everything that was told, as it was told. */
    public synchronized List<Telling> told() {
        return List.copyOf(tellings);
    }

    public synchronized List<Notice> all() {
        return List.copyOf(notices);
    }

    @Override
    public Mono<Void> add(List<Telling> added) {
        return Mono.fromRunnable(() -> added.forEach(this::keep));
    }

    private synchronized void keep(Telling telling) {
        var known = notices.stream().anyMatch(notice -> same(notice, telling.notice()));
        if (!known) {
            notices.add(telling.notice());
            tellings.add(telling);
            deliveries.add(telling.notice().id().value(), telling.deliveries());
            telling.gathered().ifPresent(rhythm -> digests.join(telling.notice(), rhythm));
        }
    }

    private static boolean same(Notice one, Notice other) {
        return one.person().equals(other.person()) && one.event().equals(other.event()) && one.kind() == other.kind();
    }

    @Override
    public synchronized Mono<Page<Notice, Notice.Id>> of(Person.Id person, int limit, Optional<Notice.Id> after) {
        var rows = notices.stream()
                .filter(notice -> notice.person().equals(person))
                .filter(notice -> after.isEmpty() || key(notice.id()).compareTo(key(after.get())) < 0)
                .sorted(Comparator.comparing((Notice notice) -> key(notice.id()))
                        .reversed())
                .limit(limit + 1L)
                .toList();
        return Mono.just(Page.of(rows, limit, Notice::id));
    }

    @Override
    public synchronized Mono<Integer> unread(Person.Id person) {
        var count = notices.stream()
                .filter(notice ->
                        notice.person().equals(person) && notice.readAt().isEmpty())
                .limit(MOST_UNREAD)
                .count();
        return Mono.just((int) count);
    }

    @Override
    public Mono<Boolean> markRead(Person.Id person, Notice.Id upTo, Instant at) {
        return Mono.fromSupplier(() -> marked(person, upTo, at));
    }

    private synchronized boolean marked(Person.Id person, Notice.Id upTo, Instant at) {
        var his = notices.stream()
                .anyMatch(notice -> notice.id().equals(upTo) && notice.person().equals(person));
        if (his) {
            notices.replaceAll(notice -> notice.person().equals(person)
                            && notice.readAt().isEmpty()
                            && key(notice.id()).compareTo(key(upTo)) <= 0
                    ? notice.read(at)
                    : notice);
        }
        return his;
    }

    private static String key(Notice.Id id) {
        return id.toString();
    }
}

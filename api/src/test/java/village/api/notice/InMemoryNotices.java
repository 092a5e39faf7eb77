package village.api.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.identity.Person;

/** Inboxes in memory. */
public final class InMemoryNotices implements Notices {
    private final InMemoryDeliveries deliveries;
    private final List<Notice> notices = new ArrayList<>();

    public InMemoryNotices(InMemoryDeliveries deliveries) {
        this.deliveries = deliveries;
    }

    public synchronized List<Notice> all() {
        return List.copyOf(notices);
    }

    @Override
    public Mono<Void> add(List<Telling> tellings) {
        return Mono.fromRunnable(() -> tellings.forEach(this::keep));
    }

    private synchronized void keep(Telling telling) {
        var known = notices.stream().anyMatch(notice -> same(notice, telling.notice()));
        if (!known) {
            notices.add(telling.notice());
            telling.delivery().ifPresent(deliveries::add);
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

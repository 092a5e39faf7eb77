package village.api.credit.progress;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Member;
import village.api.credit.course.Course;
import village.api.credit.course.Lesson;
import village.api.event.Event;
import village.api.identity.Person;

/** The twin of the tables. */
public final class InMemoryProgresses implements Progresses {
    private record Key(Member member, Lesson.Id lesson) {}

    private record Done(Member member, Course.Id course) {}

    private final Map<Member, Sitting> clocks = new HashMap<>();
    private final Map<Key, Progress> rows = new HashMap<>();
    private final Set<Done> completions = new HashSet<>();
    private final Set<Person.Id> agreed = new HashSet<>();
    private final Map<String, Integer> told = new HashMap<>();

    /** Somebody agrees that his study is recorded, or takes it back. */
    public synchronized void agree(Person.Id person, boolean agrees) {
        if (agrees) {
            agreed.add(person);
        } else {
            agreed.remove(person);
        }
    }

    @Override
    public Mono<Heard> hear(Beat beat) {
        return Mono.fromSupplier(() -> heard(beat));
    }

    private synchronized Heard heard(Beat beat) {
        if (!agreed.contains(beat.person())) {
            throw Refusal.of(Reason.CREDIT_CONSENT_REQUIRED);
        }
        var clock = Optional.ofNullable(clocks.get(beat.member()));
        var elapsed = clock.map(sitting -> sitting.elapsedMillis(beat)).orElse(0L);
        clocks.put(
                beat.member(),
                clock.map(sitting -> sitting.heard(beat))
                        .orElseGet(() -> new Sitting(beat.lesson(), beat.at(), beat.id())));
        var key = new Key(beat.member(), beat.lesson());
        var before = rows.get(key);
        var after = before == null
                ? new Progress(new Progress.Id(UUID.randomUUID()), beat.course(), beat.lesson(), 0, Optional.empty())
                : new Progress(
                        before.id(),
                        before.course(),
                        before.lesson(),
                        Sitting.reached(before.reachedMillis(), beat, elapsed),
                        before.finishedAt());
        rows.put(key, after);
        return new Heard(after, clock.map(sitting -> sitting.elsewhere(beat)).orElse(false));
    }

    @Override
    public Mono<Progress> finish(Member member, Progress progress, Instant at, Event event) {
        return Mono.defer(() -> Mono.justOrEmpty(finished(member, progress, at, event)));
    }

    private synchronized Optional<Progress> finished(Member member, Progress progress, Instant at, Event event) {
        var key = new Key(member, progress.lesson());
        var before = rows.get(key);
        if (before == null || before.finished()) {
            return Optional.empty();
        }
        var after =
                new Progress(before.id(), before.course(), before.lesson(), before.reachedMillis(), Optional.of(at));
        rows.put(key, after);
        told.merge(event.type(), 1, Integer::sum);
        return Optional.of(after);
    }

    @Override
    public Mono<Boolean> complete(Member member, Course.Id course, Instant at, Event event) {
        return Mono.fromSupplier(() -> completed(new Done(member, course), event));
    }

    private synchronized boolean completed(Done done, Event event) {
        var added = completions.add(done);
        if (added) {
            told.merge(event.type(), 1, Integer::sum);
        }
        return added;
    }

    @Override
    public Mono<List<Progress>> of(Member member, Collection<Course.Id> courses) {
        return Mono.fromSupplier(() -> all(member, courses));
    }

    private synchronized List<Progress> all(Member member, Collection<Course.Id> courses) {
        return rows.entrySet().stream()
                .filter(row -> row.getKey().member().equals(member))
                .map(Map.Entry::getValue)
                .filter(progress -> courses.contains(progress.course()))
                .toList();
    }

    synchronized long happened(String type) {
        return told.getOrDefault(type, 0);
    }
}

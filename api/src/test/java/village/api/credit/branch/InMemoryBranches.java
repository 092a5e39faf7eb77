package village.api.credit.branch;

import java.text.Collator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Party members in memory; nobody signs in. */
public final class InMemoryBranches implements Branches {
    private static final Collator CHINESE = Collator.getInstance(Locale.CHINA);

    private final List<BranchMember> members = new ArrayList<>();

    public synchronized void put(BranchMember member) {
        members.add(member);
    }

    private synchronized List<BranchMember> where(Predicate<BranchMember> wanted) {
        return members.stream()
                .filter(wanted)
                .sorted(Comparator.comparing(member -> member.name().value(), CHINESE))
                .toList();
    }

    @Override
    public Mono<BranchMember> member(Village.Id village, RosterPerson.Id id) {
        return of(village)
                .flatMap(all -> Mono.justOrEmpty(
                        all.stream().filter(one -> one.member().id().equals(id)).findFirst()));
    }

    @Override
    public Mono<List<BranchMember>> of(Village.Id village, String branch) {
        return Mono.fromSupplier(
                () -> where(one -> in(village, one) && one.branch().equals(branch)));
    }

    @Override
    public Mono<List<BranchMember>> of(Village.Id village) {
        return Mono.fromSupplier(() -> where(one -> in(village, one)));
    }

    @Override
    public Mono<Boolean> kept(Village.Id village, String branch) {
        return Mono.just(false);
    }

    private static boolean in(Village.Id village, BranchMember one) {
        return one.member().village().equals(village);
    }

    @Override
    public Mono<Set<RosterPerson.Id>> leaders(Village.Id village, Instant at) {
        return of(village)
                .map(all -> all.stream()
                        .filter(BranchMember::leader)
                        .map(one -> one.member().id())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Mono<BranchMember> boundAt(Village.Id village, Person.Id person, Instant at) {
        return Mono.empty();
    }

    @Override
    public Mono<List<BranchMember>> boundTo(Person.Id person) {
        return Mono.just(List.of());
    }
}

package village.api.disclosure.checking;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.disclosure.Filing;
import village.api.disclosure.Work;
import village.api.identity.Person;

/** Whether anybody of a village's supervision committee may check a filing that waits for it. */
public final class Checkers {
    private final Committees committees;
    private final Kinship kinship;

    public Checkers(Committees committees, Kinship kinship) {
        this.committees = committees;
        this.kinship = kinship;
    }

    /** Why nobody may check it, in Chinese; empty while somebody may, and for what does not wait for the committee. */
    public Mono<Optional<String>> missing(Filing filing) {
        return filing.work()
                .filter(work -> work.stage() == Work.Stage.SUBMITTED)
                .map(work -> committees.of(filing.village()).flatMap(members -> missing(filing, work, members)))
                .orElseGet(() -> Mono.just(Optional.empty()));
    }

    private Mono<Optional<String>> missing(Filing filing, Work work, List<Person.Id> members) {
        if (members.isEmpty()) {
            return Mono.just(Optional.of("村里现在没有村务监督委员会成员，没有人可以审核。乡镇的待办里已列出，请乡镇先定人。"));
        }
        return Flux.fromIterable(members)
                .filter(member -> !work.authors().contains(member))
                .filterWhen(member -> kinship.related(filing.village(), member, work.authors())
                        .map(close -> !close))
                .hasElements()
                .map(any -> any
                        ? Optional.<String>empty()
                        : Optional.of("村务监督委员会的成员都是起草人或者他们的近亲属，没有人可以审核。乡镇的待办里已列出，请乡镇另定成员。"));
    }
}

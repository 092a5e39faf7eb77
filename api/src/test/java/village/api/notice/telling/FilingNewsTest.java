package village.api.notice.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.complaint.Cases;
import village.api.complaint.handling.Handlers.Handler;
import village.api.disclosure.Filing;
import village.api.disclosure.FilingSteps;
import village.api.disclosure.Filings;
import village.api.disclosure.InMemoryFilings;
import village.api.disclosure.checking.Checkers;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.notice.telling.NewsSource.Happening;
import village.api.place.Village;
import village.api.place.VillageCode;

class FilingNewsTest implements FilingSteps {
    private static final Person.Id CADRE = new Person.Id(new UUID(7, 3));
    private static final Person.Id TOWNSHIP = new Person.Id(new UUID(7, 4));

    private final Village home =
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999101201"), "枫溪村", "枫溪镇", "枫江县");
    private final InMemoryFilings filings = new InMemoryFilings();
    private final List<Person.Id> committee = new ArrayList<>(List.of(COMMITTEE));
    private final FilingNews news = new FilingNews(
            filings,
            of -> Mono.just(committee),
            new Checkers(of -> Mono.just(committee), (where, one, others) -> Mono.just(false)),
            of -> Mono.just(List.of(
                    new Handler(CADRE, Role.CADRE, Set.of(), "村干部"),
                    new Handler(TOWNSHIP, Role.DISPATCHER, Set.of(), "乡镇调度员"))));

    @Override
    public Filings filings() {
        return filings;
    }

    @Override
    public Village.Id village() {
        return home.id();
    }

    @Override
    public UUID newId() {
        return Cases.IDS.next();
    }

    @Test
    void tellsTheCommitteeButNoMemberWhoWroteOnIt() {
        committee.add(CLERK);
        var id = submitted("2026-08");
        assertThat(told(id, "disclosure.submitted")).containsExactly(COMMITTEE);
    }

    @Test
    void tellsTheTownshipWhatNobodyMayCheck() {
        committee.clear();
        assertThat(told(submitted("2026-08"), "disclosure.submitted")).containsExactly(TOWNSHIP);
        committee.add(CLERK);
        assertThat(told(submitted("2026-09"), "disclosure.submitted")).containsExactly(TOWNSHIP);
    }

    @Test
    void tellsTheAuthorsWhatCameBack() {
        var id = submitted("2026-08");
        change(id, seen -> checked(seen, false)).block();
        assertThat(told(id, "disclosure.checked")).containsExactly(CLERK);
    }

    @Test
    void tellsTheCadresWhatMayBePublished() {
        assertThat(told(approved("2026-08"), "disclosure.checked")).containsExactly(CADRE);
    }

    @Test
    void tellsNobodyOfWhatHasMovedOn() {
        assertThat(told(approved("2026-08"), "disclosure.submitted")).isEmpty();
        assertThat(told(out("2026-09"), "disclosure.checked")).isEmpty();
    }

    @Test
    void tellsTheCadresWhichPeriodHasToFollowACorrection() {
        var july = outWith("2026-07", 1000);
        outWith("2026-08", 1500);
        assertThat(told(july, "disclosure.corrected")).isEmpty();
        correctedWith(july, 900);
        assertThat(told(july, "disclosure.corrected")).containsExactly(CADRE);
    }

    @Test
    void knowsNoOtherEvents() {
        assertThat(news.knows("disclosure.published")).isFalse();
    }

    private List<Person.Id> told(Filing.Id id, String type) {
        var event = act().told(one(id), type).event();
        return news.of(List.of(new Happening(event, home))).block().stream()
                .flatMap(told -> told.news().stream())
                .map(News::to)
                .toList();
    }
}

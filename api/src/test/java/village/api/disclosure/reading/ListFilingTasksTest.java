package village.api.disclosure.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.FilingsInMemory;
import village.api.disclosure.catalogue.KnownItems;
import village.api.disclosure.checking.Checkers;
import village.api.disclosure.checking.Independence;
import village.api.disclosure.checking.Kinship;
import village.api.disclosure.cover.InMemoryCovers;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;

/** Whoever checks sees what he may check; what nobody may, the township sees. */
class ListFilingTasksTest extends FilingsInMemory {
    private Kinship kinship = (where, one, others) -> Mono.just(false);

    @Test
    void whatAMemberMayNotCheckHidesNothingThatHeMay() {
        var old = submitted("2020-01");
        for (var month = 0; month < 45; month++) {
            submitted("%d-%02d".formatted(2021 + month / 12, 1 + month % 12));
        }
        var newer = filings.filed(village, new Filings.Slice(Optional.empty(), 45))
                .block()
                .items();
        var ids = newer.stream().map(Filing::id).toList();
        assertThat(ids).hasSize(45).doesNotContain(old);
        kinship = new OfTheNewer(45)::related;
        assertThat(tasks(Role.SUPERVISION_COMMITTEE).toCheck())
                .extracting(Filing::id)
                .containsExactly(old);
    }

    /** Close to whoever wrote the first so many that are asked for. */
    private static final class OfTheNewer {
        private int left;

        OfTheNewer(int left) {
            this.left = left;
        }

        Mono<Boolean> related(Village.Id village, Object person, Object others) {
            return Mono.fromSupplier(() -> left-- > 0);
        }
    }

    @Test
    void theTownshipSeesWhatNobodyMayCheck() {
        var waiting = submitted("2026-08");
        assertThat(tasks(Role.DISPATCHER).uncheckable()).isEmpty();
        kinship = (where, one, others) -> Mono.just(true);
        assertThat(tasks(Role.DISPATCHER).uncheckable()).extracting(Filing::id).containsExactly(waiting);
        assertThat(tasks(Role.CADRE).uncheckable()).isEmpty();
    }

    private ListFilingTasks.Tasks tasks(Role role) {
        var person = role == Role.SUPERVISION_COMMITTEE ? COMMITTEE : CLERK;
        var actor = new Actor(Optional.of(person), Optional.of(village), Set.of(role), Optional.empty(), Set.of());
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var disclosures =
                new ListDisclosures(filings, new KnownItems(KnownItems.monthly("V01")), new InMemoryCovers(), clock);
        var checkers = new Checkers(where -> Mono.just(List.of(COMMITTEE)), kinship);
        return new ListFilingTasks(filings, disclosures, new Independence(kinship), checkers, new InMemoryCovers())
                .list(actor)
                .block();
    }
}

package village.api.credit.earlier;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.credit.ledger.Studied.NOW;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.branch.BranchMember;
import village.api.credit.branch.InMemoryBranches;
import village.api.credit.branch.Keeper;
import village.api.credit.closing.InMemoryClosings;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.InMemoryLedger;
import village.api.credit.ledger.SourceEvent;
import village.api.credit.ledger.Studied;
import village.api.credit.rule.InMemorySchemes;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** A row brought in again stands for what stands of it, whoever booked that. */
class ImportEarlierTest {
    private static final String TITLE = "2024 年集中培训";

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Member member = new Member(village, new RosterPerson.Id(UUID.randomUUID()));
    private final InMemoryBranches branches = new InMemoryBranches();
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Sheet sheet = new Sheet();
    private final ImportEarlier earlier =
            new ImportEarlier(new Keeper(branches), new InMemoryClosings(), ledger, sheet, Studied::nextId, clock);
    private final Actor township = new Actor(
            Optional.of(new Person.Id(UUID.randomUUID())),
            Optional.of(village),
            Set.of(Role.DISPATCHER),
            Optional.empty(),
            Set.of());

    @BeforeEach
    void enrol() {
        branches.put(new BranchMember(member, new PersonName("苗小梅"), "一支部", false, true, false, false));
    }

    @Test
    void theSameTableAgainAddsNothing() {
        assertThat(read("10").added()).isEqualTo(1);
        assertThat(read("10").unchanged()).isEqualTo(1);
        assertThat(read("12").errors())
                .singleElement()
                .satisfies(error -> assertThat(error.reason()).contains("要改请先冲正"));
        stands(10);
    }

    @Test
    void whatWasTakenBackComesBackCorrectedOnly() {
        read("10");
        reverse(line());
        assertThat(read("10").errors())
                .singleElement()
                .satisfies(error -> assertThat(error.reason()).contains("已经冲正"));
        stands(0);
        assertThat(read("12").added()).isEqualTo(1);
        assertThat(read("12").unchanged()).isEqualTo(1);
        stands(12);
    }

    @Test
    void whatAnAppealRestoredIsBroughtInAlready() {
        read("10");
        restore();
        var again = read("10");
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(again.errors()).isEmpty();
        assertThat(read("12").errors())
                .singleElement()
                .satisfies(error -> assertThat(error.reason()).contains("要改请先冲正"));
        stands(10);
    }

    @Test
    void whatAnAppealRestoredAndWasTakenBackOnceMoreComesBackCorrected() {
        read("10");
        reverse(restore());
        assertThat(read("10").added()).isZero();
        assertThat(read("12").added()).isEqualTo(1);
        stands(12);
    }

    private ImportEarlier.Report read(String hours) {
        sheet.hours = hours;
        return earlier.read(township, Flux.empty()).block();
    }

    /** Takes it back, and books it again as an upheld appeal does. */
    private Entry restore() {
        var line = line();
        reverse(line);
        var was = line.source();
        var appealed = new SourceEvent(
                was.member(),
                was.kind(),
                Studied.nextId(),
                was.item(),
                Optional.of(line.rule()),
                was.title(),
                was.occurredAt(),
                was.quantity(),
                was.confirmedBy());
        return new AwardCredit(ledger, new InMemorySchemes(), Studied::nextId, clock)
                .again(appealed, line.granted())
                .block();
    }

    private void reverse(Entry line) {
        assertThat(ledger.reverse(village, line.id(), Studied.reversal()).block())
                .isNotNull();
    }

    /** The latest. */
    private Entry line() {
        return ledger.entries(member, 1, Optional.empty()).block().items().get(0);
    }

    private void stands(int hours) {
        assertThat(ledger.account(member, 2024).block().balance()).isEqualTo(new Amount(0, hours * 60));
    }

    private static final class Sheet implements EarlierSheets {
        private String hours = "";

        @Override
        public Mono<List<Row>> read(Flux<ByteBuffer> spreadsheet) {
            return Mono.fromSupplier(() -> List.of(new Row(2, "苗小梅", "2024", hours, "", TITLE)));
        }

        @Override
        public Mono<byte[]> template() {
            return Mono.just(new byte[0]);
        }
    }
}

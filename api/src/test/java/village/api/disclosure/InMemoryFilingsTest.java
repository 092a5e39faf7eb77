package village.api.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import village.api.place.Village;

class InMemoryFilingsTest implements FilingsContract, FilingRacesContract {
    private final InMemoryFilings filings = new InMemoryFilings();
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final AtomicLong last = new AtomicLong();

    @Override
    public Filings filings() {
        return filings;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public void waits(Filing.Id id, boolean waits) {
        filings.waits(id, waits);
    }

    @Override
    public UUID newId() {
        return new UUID(0x7000, last.incrementAndGet());
    }

    /** At every stage of the correction, for staff read it and may publish it. */
    @Test
    void whatIsErasedIsGoneFromTheCorrectionMadeOfItToo() {
        for (var stage : Work.Stage.values()) {
            var id = out("2026-0" + (stage.ordinal() + 1));
            change(id, seen -> act().told(seen.corrected(content("付某某"), List.of(CLERK), "某某写错了", act().hand()), "x.y"))
                    .block();
            brought(id, stage);
            assertThat(one(id).work().orElseThrow().stage()).isEqualTo(stage);
            change(id, seen -> act().erased(seen.erased(1), 1, "依当事人请求")).block();
            var after = one(id);
            assertThat(after.work()).as("the work at %s", stage).isEmpty();
            assertThat(after.title()).isEqualTo(Revision.ERASED);
            assertThat(after.status()).isEqualTo(Status.PUBLISHED);
        }
    }

    private void brought(Filing.Id id, Work.Stage stage) {
        if (stage != Work.Stage.DRAFT) {
            change(id, seen -> act().told(seen.submitted(act().hand()), "x.y")).block();
        }
        if (stage == Work.Stage.APPROVED || stage == Work.Stage.RETURNED) {
            change(id, seen -> checked(seen, stage == Work.Stage.APPROVED)).block();
        }
    }

    @Test
    void aCorrectionOfWhatStandsOutlivesAnOlderRevision() {
        var id = out("2026-08");
        correctedAndOut(id);
        change(id, seen -> act().told(seen.corrected(content("再更正"), List.of(CLERK), "又写错了", act().hand()), "x.y"))
                .block();
        change(id, seen -> act().erased(seen.erased(1), 1, "依当事人请求")).block();
        assertThat(one(id).title()).isEqualTo("再更正");
        change(id, seen -> act().erased(seen.erased(2), 2, "依当事人请求")).block();
        assertThat(one(id).title()).isEqualTo(Revision.ERASED);
    }
}

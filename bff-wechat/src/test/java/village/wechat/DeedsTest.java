package village.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;

/** A deed of staff is done once for its request, and then the thing is shown. */
class DeedsTest {
    private record Id(UUID value) {}

    private static final UUID THING = UUID.fromString("0190a4e2-7c1b-7d3e-9f00-3c5a1b2d4e6f");
    private static final Object BODY = Map.of("version", 1);

    private final List<String> steps = new ArrayList<>();
    private final List<Optional<Once>> asked = new ArrayList<>();
    private final Actor actor = new Actor(
            Optional.of(new Person.Id(UUID.randomUUID())), Optional.empty(), Set.of(), Optional.empty(), Set.of());
    private final Deeds<Id, String> deeds = new Deeds<>(
            new Requests(canonical -> HexFormat.of().formatHex(canonical), UUID::randomUUID),
            "inquiry",
            Id::new,
            (who, id) -> Mono.fromSupplier(() -> {
                steps.add("shown " + id.value());
                return "as it is";
            }));

    @Test
    void isShownAsItIsAfterwards() {
        assertThat(deeds.done(actor, THING, "answer", "key-1", BODY, this::answered)
                        .block())
                .isEqualTo("as it is");
        assertThat(steps).containsExactly("answered " + THING, "shown " + THING);
        assertThat(asked).singleElement().satisfies(once -> {
            assertThat(once.orElseThrow().operation()).isEqualTo("inquiry.answer:" + THING);
            assertThat(once.orElseThrow().key()).isEqualTo("key-1");
        });
    }

    @Test
    void withoutAKeyThereIsNothingToRemember() {
        deeds.done(actor, THING, "answer", null, BODY, this::answered).block();
        assertThat(asked).containsExactly(Optional.empty());
    }

    @Test
    void whatIsNotHisAnyMoreIsNotShown() {
        assertThat(deeds.did(actor, THING, "pass-on", null, BODY, this::answered)
                        .blockOptional())
                .isEmpty();
        assertThat(steps).containsExactly("answered " + THING);
    }

    @Test
    void whatIsRefusedIsNotShownAndNothingHappensBeforeSomebodyAsks() {
        var refused = deeds.done(
                actor, THING, "answer", null, BODY, (id, once) -> Mono.error(Refusal.of(Reason.INQUIRY_STATE)));
        deeds.done(actor, THING, "answer", null, BODY, this::answered);
        assertThatThrownBy(refused::block).isInstanceOf(Refusal.class);
        assertThat(steps).isEmpty();
    }

    private Mono<Void> answered(Id id, Optional<Once> once) {
        return Mono.fromRunnable(() -> {
            asked.add(once);
            steps.add("answered " + id.value());
        });
    }
}

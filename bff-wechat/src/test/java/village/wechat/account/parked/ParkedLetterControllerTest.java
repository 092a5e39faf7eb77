package village.wechat.account.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.wechat.Times;

class ParkedLetterControllerTest {
    private static final Instant AT = Instant.parse("2026-11-22T01:00:00Z");

    private final List<UUID> parked = new ArrayList<>(List.of(new UUID(0, 1), new UUID(0, 2)));
    private final ParkedLetterController controller = new ParkedLetterController(new Twin(), new Cursors(new byte[32]));

    @Test
    void listsPageByPage() {
        var first = controller.list(actor(Role.OPERATOR), 1, Optional.empty()).block();
        assertThat(first.items())
                .containsExactly(new ParkedLetterPage.Item(
                        new UUID(0, 1), "wx1", "unreadable", "来信打不开：缺密钥，或者存坏了", Times.of(AT), Times.of(AT)));
        var second = controller
                .list(actor(Role.OPERATOR), 1, Optional.ofNullable(first.next()))
                .block();
        assertThat(second.items()).extracting(ParkedLetterPage.Item::id).containsExactly(new UUID(0, 2));
        assertThat(second.next()).isNull();
    }

    @Test
    void refusesALimitOutOfRangeAndAForgedCursor() {
        refused(Reason.LIST_LIMIT_INVALID, controller.list(actor(Role.OPERATOR), 0, Optional.empty()));
        refused(Reason.LIST_LIMIT_INVALID, controller.list(actor(Role.OPERATOR), 101, Optional.empty()));
        refused(Reason.LIST_CURSOR_INVALID, controller.list(actor(Role.OPERATOR), 1, Optional.of("forged")));
    }

    @Test
    void replaysOnce() {
        assertThat(controller.replay(actor(Role.OPERATOR), new UUID(0, 1)).blockOptional())
                .isEmpty();
        refused(Reason.LETTER_PARKED_NOT_FOUND, controller.replay(actor(Role.OPERATOR), new UUID(0, 1)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void refusesEverybodyElse(Role role) {
        refused(Reason.ROLE_REQUIRED, controller.list(actor(role), 20, Optional.empty()));
        refused(Reason.ROLE_REQUIRED, controller.replay(actor(role), new UUID(0, 1)));
        assertThat(parked).hasSize(2);
    }

    private static void refused(Reason reason, Mono<?> asked) {
        assertThatThrownBy(() -> asked.block(Duration.ofSeconds(5)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private static Actor actor(Role role) {
        return new Actor(
                Optional.of(new Person.Id(UUID.randomUUID())),
                Optional.empty(),
                Set.of(role),
                Optional.empty(),
                Set.of());
    }

    private final class Twin implements ParkedLetters {
        @Override
        public Mono<Page<Parked, UUID>> page(int limit, Optional<UUID> after) {
            return Mono.fromSupplier(() -> Page.of(
                    parked.stream()
                            .filter(id -> after.isEmpty() || id.compareTo(after.get()) > 0)
                            .limit(limit + 1L)
                            .map(id -> new Parked(id, "wx1", Cause.UNREADABLE, AT, AT))
                            .toList(),
                    limit,
                    Parked::id));
        }

        @Override
        public Mono<Boolean> replay(UUID id) {
            return Mono.fromSupplier(() -> parked.remove(id));
        }
    }
}

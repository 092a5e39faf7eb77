package village.infra.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import village.api.audit.Acting;
import village.api.audit.AuditLog;
import village.api.audit.AuditLog.Scope;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Face;
import village.api.identity.Role;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.identity.Townsfolk;
import village.infra.postgres.PostgresExtension;

class PostgresAuditTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Townsfolk townsfolk = new Townsfolk(POSTGRES);
    private final AuditLog log = new PostgresAuditLog(POSTGRES.database(), Townsfolk.SEALER);

    private Mono<Void> act(Village.Id village, Instant at) {
        var subject = new Event.Subject("binding", Townsfolk.IDS.next(), 1);
        var event = new Event(Townsfolk.IDS.next(), Optional.of(village), subject, "binding.bound", Map.of(), at);
        return POSTGRES.database().write(client -> PostgresEvents.append(client, event));
    }

    private Acting acting(Face face, Village.Id village) {
        var actor = new Actor(
                Optional.of(townsfolk.person()),
                Optional.of(village),
                Set.of(Role.CADRE, Role.VILLAGER),
                Optional.empty(),
                Set.of());
        return new Acting(actor, Optional.of(face), "request-1", Optional.of("10.1.2.*"));
    }

    private List<AuditLog.Line> lines(Scope scope) {
        return log.page(scope, 100, Optional.empty()).block(PATIENCE).items();
    }

    @Test
    void notesWhatStaffDoAtTheConsole() {
        var village = townsfolk.village("330999101");
        var cadre = acting(Face.CONSOLE, village);
        act(village, Instant.now()).contextWrite(cadre::into).block(PATIENCE);
        assertThat(lines(new Scope.InVillage(village))).singleElement().satisfies(line -> {
            assertThat(line.actor()).isEqualTo(cadre.actor().person());
            assertThat(line.roles()).containsExactlyInAnyOrder(Role.CADRE, Role.VILLAGER);
            assertThat(line.act()).isEqualTo("binding.bound");
            assertThat(line.requestId()).contains("request-1");
            assertThat(line.from()).contains("10.1.2.*");
        });
    }

    @Test
    void notesNeitherVillagersNorWhatHappensByItself() {
        var village = townsfolk.village("330999101");
        act(village, Instant.now()).block(PATIENCE);
        act(village, Instant.now()).contextWrite(acting(Face.MP, village)::into).block(PATIENCE);
        assertThat(lines(new Scope.InVillage(village))).isEmpty();
    }

    @Test
    void notesNothingThatDidNotHappen() {
        var village = townsfolk.village("330999101");
        var failing = act(village, Instant.now()).then(Mono.<Void>error(new IllegalStateException("undone")));
        assertThatThrownBy(() -> POSTGRES.database()
                        .together(failing)
                        .contextWrite(acting(Face.CONSOLE, village)::into)
                        .block(PATIENCE))
                .hasMessageContaining("undone");
        assertThat(lines(new Scope.InVillage(village))).isEmpty();
    }

    @Test
    void showsAnAreaTheVillagesBelowIt() {
        var here = townsfolk.village("330998101");
        var there = townsfolk.village("330998102");
        for (var village : List.of(here, there)) {
            act(village, Instant.now())
                    .contextWrite(acting(Face.CONSOLE, village)::into)
                    .block(PATIENCE);
        }
        assertThat(lines(new Scope.Below(Set.of("330998101")))).hasSize(1);
        assertThat(lines(new Scope.Below(Set.of("330998")))).hasSize(2);
        assertThat(lines(new Scope.Below(Set.of()))).isEmpty();
        var first =
                log.page(new Scope.Below(Set.of("330998")), 1, Optional.empty()).block(PATIENCE);
        var second =
                log.page(new Scope.Below(Set.of("330998")), 1, first.next()).block(PATIENCE);
        assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
        assertThat(second.next()).isEmpty();
    }

    @Test
    void canBeNeitherChangedNorEmptiedNorDeletedWithin180Days() {
        var village = townsfolk.village("330999101");
        act(village, Instant.now())
                .contextWrite(acting(Face.CONSOLE, village)::into)
                .block(PATIENCE);
        for (var sql : List.of(
                "update audit_log set act = 'nothing'",
                "delete from audit_log where village_id = '%s'".formatted(village.value()),
                "truncate audit_log")) {
            assertThatThrownBy(() -> townsfolk.execute(sql)).hasStackTraceContaining("append only");
        }
        assertThat(lines(new Scope.InVillage(village))).hasSize(1);
    }

    @Test
    void letsOldLinesGo() {
        var village = townsfolk.village("330999101");
        act(village, Instant.now().minus(Duration.ofDays(181)))
                .contextWrite(acting(Face.CONSOLE, village)::into)
                .block(PATIENCE);
        townsfolk.execute("delete from audit_log where village_id = '%s'".formatted(village.value()));
        assertThat(lines(new Scope.InVillage(village))).isEmpty();
    }
}

package village.infra.credit.branch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;
import village.api.credit.CreditYear;
import village.api.credit.Member;
import village.infra.credit.StoredLedger;
import village.infra.credit.StoredSecretaries;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.PostgresExtension;

class PostgresBranchesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    /** More is required of who led when the year ended; who was elected since is judged as what he was. */
    @Test
    void aYearIsJudgedByWhoLedAtItsEnd() {
        var village = StoredLedger.village(POSTGRES.sql());
        var before = StoredLedger.member(POSTGRES.sql(), village);
        var since = StoredLedger.member(POSTGRES.sql(), village);
        bound(before);
        bound(since);
        granted(before, "2024-01-01T00:00:00Z", "2026-03-01T00:00:00Z");
        granted(since, "2026-03-01T00:00:00Z", null);
        var branches = new PostgresBranches(POSTGRES.database(), TestSecrets.sealer());
        assertThat(branches.leaders(village, CreditYear.judged(2025, NOW)).block(PATIENCE))
                .containsExactly(before.id());
        assertThat(branches.leaders(village, CreditYear.judged(2026, NOW)).block(PATIENCE))
                .containsExactly(since.id());
        assertThat(CreditYear.judged(2025, NOW)).isEqualTo(Instant.parse("2025-12-31T15:59:59.999Z"));
        assertThat(CreditYear.judged(2026, NOW)).isEqualTo(NOW);
    }

    /** What was done before he changed his WeChat is his all the same. */
    @Test
    void whoWasBoundAtAMomentIsFoundByIt() {
        var village = StoredLedger.village(POSTGRES.sql());
        var first = StoredLedger.member(POSTGRES.sql(), village);
        var second = StoredLedger.member(POSTGRES.sql(), village);
        var he = StoredSecretaries.bound(POSTGRES.sql(), first);
        StoredSecretaries.bound(POSTGRES.sql(), second);
        run("update binding set state = 'ended', ended_at = '2026-11-20T00:00:00Z' where roster_id = '" + first.id()
                + "'");
        run("update binding set person_id = '" + he + "' where roster_id = '" + second.id() + "'");
        var branches = new PostgresBranches(POSTGRES.database(), TestSecrets.sealer());
        assertThat(branches.boundAt(village, he, Instant.parse("2026-11-19T00:00:00Z"))
                        .block(PATIENCE)
                        .member())
                .isEqualTo(first);
        assertThat(branches.boundAt(village, he, NOW).block(PATIENCE).member()).isEqualTo(second);
        assertThat(branches.boundAt(StoredLedger.village(POSTGRES.sql()), he, NOW)
                        .blockOptional(PATIENCE))
                .isEmpty();
    }

    /** Many are looked for with one question. */
    @Test
    void aNameThatDoesNotOpenSpoilsNoOther() {
        var village = StoredLedger.village(POSTGRES.sql());
        var broken = StoredLedger.member(POSTGRES.sql(), village);
        var sound = IntStream.range(0, 20)
                .mapToObj(number -> StoredLedger.member(POSTGRES.sql(), village))
                .toList();
        sound.forEach(member -> StoredSecretaries.bound(POSTGRES.sql(), member));
        var branches = new PostgresBranches(POSTGRES.database(), TestSecrets.sealer());
        var found = Flux.fromIterable(sound)
                .flatMap(member -> Mono.zip(
                        branches.member(village, member.id()),
                        branches.member(village, broken.id())
                                .map(any -> "opened")
                                .onErrorReturn("broken")))
                .collectList()
                .block(PATIENCE);
        assertThat(found).extracting(Tuple2::getT2).hasSize(20).containsOnly("broken");
        assertThat(found).extracting(both -> both.getT1().member()).containsExactlyInAnyOrderElementsOf(sound);
    }

    private static void bound(Member member) {
        run("insert into person (id, created_at) values ('%s', now())".formatted(person(member)));
        run("""
            insert into binding (village_id, id, person_id, roster_id, state, claimed_phone_sealed, phone_index,
              requested_at)
            values ('%s', gen_random_uuid(), '%s', '%s', 'bound', '', '', now())
            """.formatted(member.village(), person(member), member.id()));
    }

    private static void granted(Member member, String from, @Nullable String to) {
        run("""
            insert into role_grant (id, person_id, role, village_id, valid_from, valid_to)
            values (gen_random_uuid(), '%s', 'cadre', '%s', '%s', %s)
            """.formatted(person(member), member.village(), from, to == null ? "null" : "'" + to + "'"));
    }

    private static UUID person(Member member) {
        return new UUID(member.id().value().getLeastSignificantBits(), 1);
    }

    private static void run(String sql) {
        POSTGRES.sql().sql(sql).then().block(PATIENCE);
    }
}

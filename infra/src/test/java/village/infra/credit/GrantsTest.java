package village.infra.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.credit.Member;
import village.api.credit.appeal.Appeal;
import village.api.credit.appeal.Appeals;
import village.api.credit.offline.OfflineStudies;
import village.api.credit.offline.OfflineStudy;
import village.api.identity.Person;
import village.infra.credit.branch.StoredBranches;
import village.infra.credit.offline.StoredStudies;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.PostgresExtension;

/** Whoever asks who is a branch secretary gets the same answer: not before the grant begins, not after it ended. */
class GrantsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Member now = StoredLedger.member(POSTGRES.sql(), StoredLedger.village(POSTGRES.sql()));
    private final Member soon = StoredLedger.member(POSTGRES.sql(), now.village());
    private final Member before = StoredLedger.member(POSTGRES.sql(), now.village());
    private final Person.Id keeping = standing(now, -9, 9);

    private static Person.Id standing(Member member, int from, int to) {
        var person = StoredSecretaries.bound(POSTGRES.sql(), member);
        StoredSecretaries.granted(POSTGRES.sql(), member, person, from, to);
        matters(member);
        return person;
    }

    @Test
    void aGrantCountsWhileItRunsForAllWhoAsk() {
        standing(soon, 1, 9);
        standing(before, -9, -1);
        var branches = StoredBranches.in(POSTGRES.database(), TestSecrets.sealer());
        for (var member : new Member[] {now, soon, before}) {
            var found = branches.member(member.village(), member.id()).block(PATIENCE);
            assertThat(found.secretary()).isEqualTo(member.equals(now));
            assertThat(found.leader()).isEqualTo(member.equals(now));
        }
        var concerned = StoredBranches.concerned(POSTGRES.database());
        assertThat(concerned.secretaries(soon).block(PATIENCE)).containsExactly(keeping);
        assertThat(concerned.secretaries(before).block(PATIENCE)).containsExactly(keeping);
        assertThat(concerned.secretaries(now).block(PATIENCE)).isEmpty();
        assertThat(StoredBranches.appeals(POSTGRES.database())
                        .list(now.village(), Optional.empty(), true, new Appeals.Slice(Optional.empty(), 9))
                        .block(PATIENCE)
                        .items())
                .extracting(Appeal::member)
                .containsExactly(now);
        assertThat(StoredStudies.in(POSTGRES.database())
                        .list(now.village(), Optional.empty(), true, new OfflineStudies.Slice(Optional.empty(), 9))
                        .block(PATIENCE)
                        .items())
                .extracting(OfflineStudy::member)
                .containsExactly(now);
    }

    /** Whose only secretary is not one yet, or no more, the township keeps. */
    @Test
    void aBranchWithoutARunningGrantIsTheTownships() {
        var village = StoredLedger.village(POSTGRES.sql());
        var first = StoredLedger.member(POSTGRES.sql(), village);
        var second = StoredLedger.member(POSTGRES.sql(), village);
        standing(first, 1, 9);
        standing(second, -9, -1);
        var branches = StoredBranches.in(POSTGRES.database(), TestSecrets.sealer());
        var branch = branches.member(village, first.id()).block(PATIENCE).branch();
        assertThat(branches.kept(village, branch).block(PATIENCE)).isFalse();
        assertThat(branches.kept(now.village(), branch).block(PATIENCE)).isTrue();
        assertThat(branches.kept(now.village(), "别的支部").block(PATIENCE)).isFalse();
        assertThat(StoredBranches.appeals(POSTGRES.database())
                        .list(village, Optional.empty(), true, new Appeals.Slice(Optional.empty(), 9))
                        .block(PATIENCE)
                        .items())
                .extracting(Appeal::member)
                .containsExactlyInAnyOrder(first, second);
    }

    /** One appeal and one study that wait; foreign keys rest, the lists do not look at the line. */
    private static void matters(Member member) {
        POSTGRES.sql().sql("""
            do $fill$ begin
            set local session_replication_role = replica;
            insert into credit_appeal (village_id, id, member_id, version, entry_id, appeal_text, filed_at, status)
            values ('%1$s', '%2$s', '%2$s', 1, '%2$s', '少记了', now(), 'waiting');
            insert into offline_study (village_id, id, member_id, version, title, day, study_text, files, handed_in_at,
              status, reason)
            values ('%1$s', '%2$s', '%2$s', 1, '镇党校培训', '2026-03-10', '', array['%2$s'::uuid], now(), 'waiting', '');
            end $fill$
            """.formatted(member.village(), member.id())).then().block(PATIENCE);
    }
}

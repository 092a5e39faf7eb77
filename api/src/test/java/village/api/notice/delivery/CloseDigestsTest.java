package village.api.notice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import village.api.complaint.Cases;
import village.api.identity.OpenId;
import village.api.notice.Notice;
import village.api.notice.channel.Addresses;
import village.api.notice.channel.SubscribeMessages;
import village.api.notice.channel.Template;
import village.api.notice.preference.InMemoryPreferences;
import village.api.notice.preference.Preference;
import village.api.notice.preference.QuietHours;
import village.api.notice.preference.Rhythm;
import village.api.notice.preference.Wording;
import village.api.place.InMemoryVillages;
import village.api.place.Village;
import village.api.place.VillageCode;

class CloseDigestsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Instant EVENING = Instant.parse("2026-11-23T11:00:00Z");

    private final InMemoryNoticesTest post = new InMemoryNoticesTest();
    private final InMemoryVillages villages = new InMemoryVillages();
    private final InMemoryPreferences preferences = new InMemoryPreferences();
    private final PostOffice.User user = post.user();
    private final CloseDigests closeDigests = new CloseDigests(
            post.digests(),
            post.routes(),
            preferences,
            villages,
            new Addresses(Optional.empty()),
            Cases.IDS,
            Clock.fixed(EVENING, ZoneOffset.UTC));

    @BeforeEach
    void founded() {
        villages.put(new Village(post.village(), new VillageCode("330999101201"), "枫溪村", "枫溪镇", "枫江县"));
        post.serve(new Template(
                user.openId().appId(),
                Notice.Kind.DIGEST,
                "digest",
                "进展汇总",
                "pages/notice?to={link}",
                Map.of("thing1", Template.Source.TEXT)));
    }

    @Test
    void tellsThreeThingsInOneMessage() {
        gather(3);
        assertThat(closeDigests.next().block(PATIENCE)).isNotNull();
        assertThat(closeDigests.next().block(PATIENCE)).isNull();
        var deliveries = ((InMemoryDeliveries) post.deliveries()).all();
        assertThat(deliveries).hasSize(1);
        assertThat(deliveries.get(0).plannedAt()).isEqualTo(EVENING);
        assertThat(deliveries.get(0).letter())
                .isEqualTo(new SubscribeMessages.Message(
                        new OpenId(user.openId().appId(), user.openId().value()),
                        "digest",
                        "pages/notice?to=%23%2Fnotices",
                        Map.of("thing1", "3 条新进展，点开看看。")));
    }

    @Test
    void waitsForTheEndOfQuietHoursChosenForTheEvening() {
        var early = new QuietHours(LocalTime.of(18, 0), LocalTime.of(6, 0));
        preferences
                .choose(user.person(), new Preference(early, Rhythm.DAILY, Wording.STANDARD), EVENING)
                .block(PATIENCE);
        gather(1);
        closeDigests.next().block(PATIENCE);
        assertThat(((InMemoryDeliveries) post.deliveries()).all())
                .extracting(Delivery::plannedAt)
                .containsExactly(Instant.parse("2026-11-23T22:00:00Z"));
    }

    private void gather(int count) {
        for (var i = 0; i < count; i++) {
            var notice = post.notice(user.person(), UUID.randomUUID(), Notice.Kind.PROGRESS);
            post.tellings()
                    .add(List.of(new Telling(notice, About.himself(), List.of(), Optional.of(Rhythm.DAILY))))
                    .block(PATIENCE);
        }
    }
}

package village.wechat.dialogue.talk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import village.api.complaint.Complaint;
import village.api.complaint.Intake;
import village.api.place.Point;
import village.api.place.Village;

/**
 * What a follower sent and has not yet decided about.
 *
 * @param id from the message that began it; filing it claims this id, so a draft makes one case at most
 * @param words what he typed, message by message
 * @param media recordings and photos in his order
 * @param touched when something was added last; a day later it is gone
 * @param asked when he was asked last what to do with it
 * @param aboutStaff he said that it is about village staff; never taken back, so that no slip sends it to them
 * @param near a case nearby he was shown before filing: perhaps his is the same
 * @param manner how he wants it handed in; empty while he has not said
 * @param choosing whether the choice of manners was the last thing he was shown
 */
public record Draft(
        UUID id,
        List<String> words,
        List<SentMedia> media,
        Optional<Spot> spot,
        Optional<Plate> plate,
        Instant touched,
        Optional<Instant> asked,
        boolean aboutStaff,
        Optional<Complaint.Id> near,
        Optional<Manner> manner,
        boolean choosing) {
    private static final Duration LIFE = Duration.ofHours(24);
    private static final Duration BURST = Duration.ofSeconds(5);
    /** Beside what he typed: a place's name, or what was recognised. */
    private static final int ROOM_FOR_MORE = 200;

    public Draft {
        words = List.copyOf(words);
        media = List.copyOf(media);
    }

    /** A place sent from the chat, by the name WeChat gave it. */
    public record Spot(Point point, String label) {}

    static Draft begun(UUID id, Optional<Plate> plate, Instant now) {
        return new Draft(
                id,
                List.of(),
                List.of(),
                Optional.empty(),
                plate,
                now,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    boolean lives(Instant now) {
        return now.isBefore(touched.plus(LIFE));
    }

    /** Whether he was asked a moment ago: of five photos in a row one is answered. */
    boolean justAsked(Instant now) {
        return asked.filter(then -> now.isBefore(then.plus(BURST))).isPresent();
    }

    /** Whether there is anything to see, hear or read. */
    boolean says() {
        return !words.isEmpty() || !media.isEmpty();
    }

    public long count(SentMedia.Kind kind) {
        return media.stream().filter(sent -> sent.kind() == kind).count();
    }

    boolean takes(String text) {
        return length(typed()) + 1 + length(text) <= Intake.MAX_TEXT - ROOM_FOR_MORE;
    }

    boolean takesMedia() {
        return media.size() < Intake.MAX_ATTACHMENTS;
    }

    String typed() {
        return String.join("\n", words);
    }

    /** What WeChat recognised in the recordings, one line each; possibly empty. */
    public String recognised() {
        return media.stream()
                .map(SentMedia::recognised)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** What a case made of it would say: what was typed, else what was recognised, and the place's name. */
    public String text() {
        var spoken = recognised();
        var said = !words.isEmpty() ? typed() : spoken.isEmpty() ? "" : Replies.recognised(spoken);
        var place = spot.map(Spot::label).filter(label -> !label.isEmpty()).map(Replies::at);
        var whole =
                place.map(label -> said.isEmpty() ? label : said + "\n" + label).orElse(said);
        return whole.codePointCount(0, whole.length()) <= Intake.MAX_TEXT
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, Intake.MAX_TEXT));
    }

    Draft saying(String text, Instant now) {
        var all = new ArrayList<>(words);
        all.add(text);
        return new Draft(id, all, media, spot, plate, now, asked, aboutStaff, near, manner, false);
    }

    Draft showing(SentMedia sent, Instant now) {
        var all = new ArrayList<>(media);
        all.add(sent);
        return new Draft(id, words, all, spot, plate, now, asked, aboutStaff, near, manner, false);
    }

    Draft placed(Spot place, Instant now) {
        return new Draft(id, words, media, Optional.of(place), plate, now, asked, aboutStaff, near, manner, false);
    }

    Draft placed(Plate scanned, Instant now) {
        return new Draft(id, words, media, spot, Optional.of(scanned), now, asked, aboutStaff, near, manner, false);
    }

    /** A plate hangs in one village only. */
    Draft in(Village.Id village) {
        var there = plate.filter(scanned -> scanned.village().equals(village));
        return new Draft(id, words, media, spot, there, touched, asked, aboutStaff, near, manner, choosing);
    }

    Draft asked(Instant now) {
        return new Draft(id, words, media, spot, plate, touched, Optional.of(now), aboutStaff, near, manner, false);
    }

    Draft concerningStaff() {
        return new Draft(id, words, media, spot, plate, touched, asked, true, near, manner, false);
    }

    /** He is shown how it can be handed in. */
    Draft choosingManner() {
        return new Draft(id, words, media, spot, plate, touched, asked, aboutStaff, near, manner, true);
    }

    Draft handedIn(Manner chosen) {
        return new Draft(id, words, media, spot, plate, touched, asked, aboutStaff, near, Optional.of(chosen), false);
    }

    Draft beside(Complaint.Id shown) {
        return new Draft(id, words, media, spot, plate, touched, asked, aboutStaff, Optional.of(shown), manner, false);
    }

    Draft stored(UUID sent, SentMedia.Stored kept) {
        var all = media.stream()
                .map(one -> one.id().equals(sent) ? one.stored(kept) : one)
                .toList();
        return new Draft(id, words, all, spot, plate, touched, asked, aboutStaff, near, manner, choosing);
    }

    Draft without(UUID sent) {
        var all = media.stream().filter(one -> !one.id().equals(sent)).toList();
        return new Draft(id, words, all, spot, plate, touched, asked, aboutStaff, near, manner, choosing);
    }

    /** This one with what was sent after it, as far as there is room. */
    Draft joined(Draft later) {
        var joined = this;
        for (var text : later.words) {
            joined = joined.takes(text) ? joined.saying(text, later.touched) : joined;
        }
        for (var sent : later.media) {
            joined = joined.takesMedia() ? joined.showing(sent, later.touched) : joined;
        }
        return new Draft(
                id,
                joined.words,
                joined.media,
                later.spot.or(this::spot),
                later.plate.or(this::plate),
                later.touched,
                later.asked,
                aboutStaff || later.aboutStaff,
                near,
                manner,
                false);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}

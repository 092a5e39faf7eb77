package village.wechat.dialogue.talk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import village.api.attachment.Attachment;
import village.api.complaint.Complaint;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.wechat.account.AccountMessage;
import village.wechat.account.AccountMessage.Content;
import village.wechat.dialogue.talk.Surroundings.Asked;

/** A follower talking to the rules alone. */
final class Chat {
    static final Village FENGXI = village(1, "330999101201", "枫溪村");
    static final Village ZHUWU = village(2, "330999101202", "竹坞村");
    static final Village QIAOTOU = village(3, "330999101203", "桥头村");
    static final Replies REPLIES = new Replies(Links.of("https://xiangyin.example/"));

    private final Talk talk = new Talk(REPLIES, EmergencyWords.shipped());
    private final List<Village> served;
    private Set<Village.Id> bound;
    private Optional<Surroundings.Scan> scan = Optional.empty();
    private List<Asked> waiting = List.of();
    private Instant now = Instant.parse("2026-11-24T01:30:00Z");
    private int messages;
    private Dialogue dialogue = Dialogue.NEW;

    private Chat(List<Village> served, Set<Village.Id> bound) {
        this.served = served;
        this.bound = bound;
    }

    /** With the account of one village, bound there. */
    static Chat atHome() {
        return new Chat(List.of(FENGXI), Set.of(FENGXI.id()));
    }

    static Chat of(List<Village> served, Village... bound) {
        return new Chat(
                served, Set.copyOf(List.of(bound).stream().map(Village::id).toList()));
    }

    void bind(Village village) {
        bound = Set.of(village.id());
    }

    Chat later(Duration span) {
        now = now.plus(span);
        return this;
    }

    Act says(String text) {
        return hears(new AccountMessage.Text(text));
    }

    Act shows(String mediaId) {
        return hears(new AccountMessage.Picture(mediaId));
    }

    Act speaks(String recognised) {
        return hears(new AccountMessage.Voice(
                "voice-" + messages, "amr", Optional.of(recognised).filter(text -> !text.isEmpty())));
    }

    Act clicks(String key) {
        return hears(new AccountMessage.MenuClicked(key));
    }

    Act scans(Village village, Optional<String> plate) {
        scan = Optional.of(new Surroundings.Scan(
                village, plate.map(code -> new Plate(code, village.id(), village.name() + "12号", now))));
        var act = hears(new AccountMessage.Scanned("scene"));
        scan = Optional.empty();
        return act;
    }

    Act hears(Content content) {
        return hears(content, nextId());
    }

    /** @param message the same again for a message told twice */
    Act hears(Content content, UUID message) {
        var turn = talk.hear(dialogue, content, message, around(), now);
        dialogue = turn.after();
        return turn.act();
    }

    private Surroundings around() {
        var around = new Surroundings(served, bound, scan);
        return around.with(waiting);
    }

    /** His case waits for something of him, or no longer. */
    void waits(Optional<Complaint.Id> complaint) {
        waiting = complaint.map(id -> new Asked(new Surroundings.Waiting(FENGXI.id(), id, "48392070"), "")).stream()
                .toList();
    }

    /** Several of his cases wait, the one he was asked about last first. */
    void waits(List<Asked> his) {
        waiting = his;
    }

    /** The place he chose in the chat. */
    Act places() {
        return hears(new AccountMessage.Location(29.7140, 120.2420, "", true));
    }

    /** He is shown whom to ask. */
    void choosing(UUID draft, DeskMenu menu) {
        dialogue = dialogue.with(drafts -> drafts.offered(Drafts.Asking.choosing(draft, FENGXI.id(), menu)));
    }

    UUID nextId() {
        messages++;
        return UUID.nameUUIDFromBytes(("message " + messages).getBytes(StandardCharsets.UTF_8));
    }

    Drafts drafts() {
        return dialogue.drafts();
    }

    Draft draft() {
        return dialogue.drafts().current().orElseThrow(() -> new AssertionError("no draft"));
    }

    Dialogue dialogue() {
        return dialogue;
    }

    void filed(UUID draft, Village village) {
        var complaint = new Complaint.Id(UUID.randomUUID());
        dialogue = dialogue.with(drafts -> drafts.filed(new Drafts.Filed(draft, village.id(), complaint)));
    }

    void offered(UUID draft, Complaint.Id near) {
        dialogue = dialogue.with(drafts -> drafts.beside(draft, near));
    }

    void returned(UUID draft) {
        dialogue = dialogue.with(drafts -> drafts.returned(draft));
    }

    void stored(UUID sent, Village village) {
        var kept = new SentMedia.Stored(village.id(), new Attachment.Id(UUID.randomUUID()));
        dialogue = dialogue.with(drafts -> drafts.stored(sent, kept));
    }

    static Village village(int number, String code, String name) {
        return new Village(new Village.Id(new UUID(0, number)), new VillageCode(code), name, "枫溪镇", "枫江县");
    }
}

package village.api.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.disclosure.finance.FinanceTable;
import village.api.identity.Person;
import village.api.place.Village;

/**
 * What a village discloses of one catalogue item for one period: revision after revision.
 *
 * @param version from 1; a write carries the version it read
 * @param item the catalogue item's code
 * @param work the revision being prepared; empty while nobody prepares one
 * @param published how it stands before the public; empty before the first publication
 */
public record Filing(
        Id id,
        Village.Id village,
        long version,
        String item,
        DisclosureClass disclosureClass,
        CoveredPeriod period,
        Optional<Work> work,
        Optional<Published> published) {

    /** What owns a filing's attachments, and what its events are about, is called so. */
    public static final String OWNER = "disclosure";

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * Begins a filing. Refuses a period the item is not disclosed for, one that has not begun, and a finance table of other
     * days.
     */
    public static Filing drafted(
            Id id, Village.Id village, CatalogueItem item, CoveredPeriod period, Content content, Hand hand) {
        item.covering(period);
        if (period.from().isAfter(hand.today())) {
            throw Refusal.invalid("/period", "这一期还没有开始。");
        }
        requireTableOf(item.disclosureClass(), period, content);
        var work = Work.begun(1, content, "", hand.person(), hand.now());
        return new Filing(
                id, village, 1, item.code(), item.disclosureClass(), period, Optional.of(work), Optional.empty());
    }

    /** Where it stands, in one word for staff; what is being corrected shows the correction's stage. */
    public Status status() {
        return work.map(Work::stage).map(Status::of).orElseGet(() -> settled() ? Status.SETTLED : Status.PUBLISHED);
    }

    private boolean settled() {
        return published.flatMap(Published::settledAt).isPresent();
    }

    public boolean isPublic() {
        return published.isPresent();
    }

    /** What staff call it: the work's title, else the published one. */
    public String title() {
        return work.map(Work::content)
                .map(Content::title)
                .or(() -> published.map(Published::title))
                .orElse("");
    }

    /** Refuses whoever read an earlier version. */
    public Filing requireVersion(long read) {
        if (version != read) {
            throw Refusal.of(Reason.DISCLOSURE_STALE);
        }
        return this;
    }

    /** Writes on: what was doubtful in the table stays so where nothing else was written. */
    public Filing written(Content content, Hand hand) {
        return replaced(editable().content().then(content), hand);
    }

    /** Writes with a table that was read from a spreadsheet just now: only its own doubts count. */
    public Filing replaced(Content content, Hand hand) {
        requireTableOf(disclosureClass, period, content);
        return with(editable().written(content, hand.person(), hand.now()));
    }

    /** Hands it to the supervision committee. Refuses a month, quarter or year that is not over. */
    public Filing submitted(Hand hand) {
        var ready = editable();
        requireOver(hand.today());
        if (ready.content().empty()) {
            throw Refusal.of(Reason.DISCLOSURE_EMPTY);
        }
        return with(ready.submitted(hand.person(), hand.now()));
    }

    /** Refuses what lacks the table its item is disclosed with. */
    public Filing completeFor(CatalogueItem known) {
        if (known.tableRequired()
                && work.map(Work::content).flatMap(Content::table).isEmpty()) {
            throw Refusal.invalid("/table", "“" + known.name() + "”按规定要附收支表，请先填表或者导入表格。");
        }
        return this;
    }

    /** Takes it back from the committee, or from publication, to write on. */
    public Filing takenBack(Hand hand) {
        var waiting = existingWork();
        if (waiting.stage().editable()) {
            throw wrong("这份公开正在起草，可以直接修改。");
        }
        return with(waiting.takenBack(hand.person(), hand.now()));
    }

    /** The committee speaks. Refuses whoever wrote on it. */
    public Filing checked(Work.Check check) {
        var waiting = existingWork();
        if (waiting.stage() != Work.Stage.SUBMITTED) {
            throw wrong("这份公开不在待审核状态。");
        }
        if (waiting.authors().contains(check.by())) {
            throw Refusal.of(Reason.DISCLOSURE_CHECKER);
        }
        return with(waiting.checked(check));
    }

    /**
     * Whoever publishes a part of a month has told of the month for good: nothing would ask for its rest. What is public
     * may be corrected at any time.
     */
    private void requireOver(LocalDate today) {
        if (!over(today)) {
            throw wrong(period.label() + "还没有过完，" + period.next().from() + " 起才能提交和公布。");
        }
    }

    /** Whether there is no more to come of its period, or what is public is corrected. */
    public boolean over(LocalDate today) {
        return published.isPresent() || !period.consecutive() || period.to().isBefore(today);
    }

    /** The work, if it may be published by him. Refuses a month, quarter or year that is not over. */
    public Work publishable(Hand hand) {
        var by = hand.person();
        var ready = existingWork();
        requireOver(hand.today());
        var check = ready.check().filter(Work.Check::approved);
        if (ready.stage() != Work.Stage.APPROVED || check.isEmpty()) {
            throw wrong("监委会审核通过后才能公布。");
        }
        if (check.get().by().equals(by)) {
            throw Refusal.of(Reason.DISCLOSURE_CHECKER);
        }
        return ready;
    }

    /**
     * What stands before the public after a revision came out. The time of the first stays what it was; it is held in the
     * table, too, by a foreign key to that revision.
     *
     * @param objectionsUntil of the window that opens anew, not before the revision's own time
     * @throws IllegalArgumentException for any other revision than the next, and a window that ends before it begins
     */
    public Filing published(Revision revision, UUID key, Instant objectionsUntil) {
        requireNext(revision, objectionsUntil);
        var first = published.map(Published::firstAt).orElse(revision.publishedAt());
        var listed = published.map(Published::key).orElse(key);
        var now = new Published(
                listed,
                revision.number(),
                revision.title(),
                first,
                revision.publishedAt(),
                objectionsUntil,
                Optional.empty());
        return next(Optional.empty(), Optional.of(now));
    }

    private void requireNext(Revision revision, Instant objectionsUntil) {
        var next = published.map(Published::revision).orElse(0) + 1;
        if (revision.number() != next) {
            throw new IllegalArgumentException("revision: " + revision.number() + " (expected: " + next + ")");
        }
        if (objectionsUntil.isBefore(revision.publishedAt())) {
            throw new IllegalArgumentException(
                    "objections until: " + objectionsUntil + " (expected: not before " + revision.publishedAt() + ")");
        }
    }

    /**
     * Begins a correction of what is public.
     *
     * @param authors who wrote what is corrected: their words stand in the correction too, so none of them may check it
     */
    public Filing corrected(Content from, List<Person.Id> authors, String reason, Hand hand) {
        var standing = published.orElseThrow(() -> wrong("还没有公布，可以直接修改。"));
        if (work.isPresent()) {
            throw wrong("已经有一份更正在办理。");
        }
        return with(Work.corrected(standing.revision() + 1, from, authors, reason, hand));
    }

    /** Throws the work away; what is public stays. */
    public Filing discarded() {
        editable();
        return next(Optional.empty(), published);
    }

    /**
     * Closes the objection window when its time has come, once. That a window moves with a new revision only is a rule
     * about a change, which needs the row as it was: in the table a trigger holds it ({@code disclosure_keeps_public}), since
     * a check or a foreign key sees a row in one state only.
     */
    public Filing settled(Instant now) {
        var standing = published
                .filter(open -> open.settledAt().isEmpty())
                .filter(open -> now.isAfter(open.objectionsUntil()))
                .orElseThrow(() -> wrong("异议期还没有满。"));
        return next(work, Optional.of(standing.settled(now)));
    }

    /** Takes the words of a published revision from lists, too, and throws a correction away that was made from them. */
    public Filing erased(int number) {
        return next(
                work.filter(correction -> correction.number() != number + 1),
                published.map(standing -> standing.revision() == number ? standing.erased() : standing));
    }

    /** The same, after something happened beside it. */
    public Filing touched() {
        return next(work, published);
    }

    /** As everybody sees it in lists while its newest revision is covered; not to be kept. */
    public Filing titleCovered() {
        var covered = published.map(standing -> standing.titled(Revision.COVERED));
        return new Filing(id, village, version, item, disclosureClass, period, work, covered);
    }

    /** What happened on a day is told by a table of as many days as it took; any other covers its period. */
    private static void requireTableOf(DisclosureClass kind, CoveredPeriod period, Content content) {
        if (content.table().isPresent() && kind != DisclosureClass.FINANCE) {
            throw Refusal.invalid("/table", "只有财务公开可以带财务表。");
        }
        content.table()
                .filter(table -> period.kind() != CoveredPeriod.Kind.DAY)
                .ifPresent(table -> requireDays(period, table));
    }

    private static void requireDays(CoveredPeriod period, FinanceTable table) {
        var days = "这一期是" + period.label() + "，财务表应从 " + period.from() + " 到 " + period.to() + "。";
        if (!table.from().equals(period.from())) {
            throw Refusal.invalid("/table/from", days);
        }
        if (!table.to().equals(period.to())) {
            throw Refusal.invalid("/table/to", days);
        }
    }

    private Work editable() {
        var current = existingWork();
        if (!current.stage().editable()) {
            throw wrong("这份公开已经提交，要修改请先撤回。");
        }
        return current;
    }

    private Work existingWork() {
        return work.orElseThrow(() -> wrong("已经公布的内容不能修改，请办理更正。"));
    }

    private static Refusal wrong(String sentence) {
        return Refusal.of(Reason.DISCLOSURE_WRONG_STATE, sentence);
    }

    private Filing with(Work next) {
        return next(Optional.of(next), published);
    }

    private Filing next(Optional<Work> nextWork, Optional<Published> nextPublished) {
        return new Filing(id, village, version + 1, item, disclosureClass, period, nextWork, nextPublished);
    }
}

package village.api.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import village.api.attachment.Attachment;
import village.api.attachment.FileName;
import village.api.attachment.Format;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.disclosure.finance.FinanceTable;
import village.api.identity.Person;
import village.api.place.Village;

/**
 * What was published, for good: nobody changes it any more, a correction is another revision. Only what the law wants
 * gone is blanked, and says so.
 *
 * @param number from 1
 * @param itemName as the catalogue had it then
 * @param body safe HTML, possibly empty
 * @param reason why it was corrected; empty for the first
 * @param publishedAt to the second
 * @param erased why its words were erased; empty while they stand
 */
public record Revision(
        Village.Id village,
        Filing.Id filing,
        int number,
        String item,
        String itemName,
        DisclosureClass disclosureClass,
        CoveredPeriod period,
        String title,
        String body,
        List<Enclosure> enclosures,
        Optional<FinanceTable> table,
        String reason,
        Instant publishedAt,
        Hands hands,
        Optional<String> erased) {
    /** What stands in place of erased words. */
    public static final String ERASED = "内容已依法抹除";

    /** What stands in place of what is covered for a while. */
    public static final String COVERED = "因涉及个人信息已暂时遮盖";

    public Revision {
        enclosures = List.copyOf(enclosures);
    }

    /** Whether it came out without a table, and its words stand. */
    public boolean inWords() {
        return erased.isEmpty() && table.isEmpty();
    }

    /** Without anything that was written: no words, no table, no files. */
    public Revision erased(String why) {
        return blank(ERASED, Optional.of(why));
    }

    /** As everybody sees it while it is covered; what is kept and on record is not changed. */
    public Revision covered() {
        return blank(COVERED, erased);
    }

    private Revision blank(String words, Optional<String> why) {
        return new Revision(
                village,
                filing,
                number,
                item,
                itemName,
                disclosureClass,
                period,
                words,
                "",
                List.of(),
                Optional.empty(),
                number == 1 ? "" : words,
                publishedAt,
                hands,
                why);
    }

    /** As everybody sees it while files of it are covered. */
    public Revision without(List<Attachment.Id> files) {
        return new Revision(
                village,
                filing,
                number,
                item,
                itemName,
                disclosureClass,
                period,
                title,
                body,
                enclosures.stream().filter(one -> !files.contains(one.id())).toList(),
                table,
                reason,
                publishedAt,
                hands,
                erased);
    }

    /** Whether it says nothing any more, exactly as an erasure leaves it. */
    public boolean blanked() {
        return erased.filter(why -> equals(erased(why))).isPresent();
    }

    /**
     * A file that belongs to it.
     *
     * @param name what it was called when it was published; empty for files without one
     * @param sha256 of the bytes as they are kept, lower-case hexadecimal
     */
    public record Enclosure(Attachment.Id id, Format format, Optional<FileName> name, long bytes, String sha256) {}

    /** Through whose hands it went; for staff, never for the public. */
    public record Hands(List<Person.Id> authors, Person.Id checkedBy, Instant checkedAt, Person.Id publishedBy) {
        public Hands {
            authors = List.copyOf(authors);
        }
    }
}

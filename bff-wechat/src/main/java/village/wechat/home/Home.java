package village.wechat.home;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import village.api.place.Contact;
import village.api.place.Village;
import village.wechat.complaint.ComplaintSummary;
import village.wechat.disclosure.DisclosureEntry;
import village.wechat.news.NewsLine;

/** A village's first screen. */
@Schema(name = "Home")
record Home(VillageHead village, Sections sections) {
    /** The village and what lies above it, for the head of the page. */
    @Schema(name = "HomeVillage")
    record VillageHead(String code, String name, String township, String county) {
        static VillageHead of(Village village) {
            return new VillageHead(village.code().value(), village.name(), village.township(), village.county());
        }
    }

    /** @param me missing for strangers */
    @Schema(name = "HomeSections")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sections(
            Section<List<NewsLine>> news,
            Section<Disclosed> disclosures,
            Section<List<ComplaintSummary>> complaints,
            Section<List<ContactLine>> contacts,
            @Nullable Section<Mine> me) {}

    /**
     * What the village disclosed last, and what it owes.
     *
     * @param facts a sentence for each class that is overdue
     */
    @Schema(name = "HomeDisclosures")
    record Disclosed(@Schema(example = "[\"财务公开已逾期 12 天\"]") List<String> facts, List<DisclosureEntry> items) {}

    @Schema(name = "HomeContact")
    record ContactLine(String office, @Nullable String name, String phone) {
        static ContactLine of(Contact contact) {
            return new ContactLine(contact.office(), contact.name().orElse(null), contact.phone());
        }
    }

    /**
     * What is one's own.
     *
     * @param roles what one is in this village
     * @param complaints the newest of one's cases that wait for an answer or for one's rating
     */
    @Schema(name = "HomeMine")
    record Mine(List<String> roles, List<ComplaintSummary> complaints) {}
}

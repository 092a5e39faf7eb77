package village.wechat.home;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.reading.ListComplaints;
import village.api.identity.Actor;
import village.api.place.Contact;
import village.api.place.Contacts;
import village.api.place.Village;
import village.wechat.Words;
import village.wechat.complaint.ComplaintSummary;
import village.wechat.complaint.Summaries;

/** A village's first screen in one call; open to everybody, with a section of one's own for who is signed in. */
@RestController
@Tag(name = "首页", description = "一屏的内容一次给全")
class HomeController {
    private static final Duration PATIENCE = Duration.ofMillis(1200);
    private static final Complaints.Slice FEW = new Complaints.Slice(Optional.empty(), 5);

    private final ListComplaints listComplaints;
    private final Summaries summaries;
    private final Contacts contacts;

    HomeController(ListComplaints listComplaints, Summaries summaries, Contacts contacts) {
        this.listComplaints = listComplaints;
        this.summaries = summaries;
        this.contacts = contacts;
    }

    @Schema(name = "Home")
    record Home(VillageHead village, Sections sections) {}

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
            Section<List<ComplaintSummary>> complaints,
            Section<List<ContactLine>> contacts,
            @Nullable Section<Mine> me) {}

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

    @Operation(operationId = "home", summary = "村首页")
    @GetMapping("/mp/v1/villages/{village}/home")
    Mono<Home> home(Actor actor, Village village) {
        return Mono.zip(
                        Section.of("complaints", published(actor), PATIENCE),
                        Section.of("contacts", phones(village), PATIENCE),
                        me(actor))
                .map(parts -> new Home(
                        VillageHead.of(village),
                        new Sections(parts.getT1(), parts.getT2(), parts.getT3().orElse(null))));
    }

    private Mono<List<ComplaintSummary>> published(Actor actor) {
        return listComplaints.published(actor, FEW).flatMap(page -> summaries.of(page.items()));
    }

    private Mono<List<ContactLine>> phones(Village village) {
        return contacts.of(village.id()).map(ContactLine::of).collectList();
    }

    private Mono<Optional<Section<Mine>>> me(Actor actor) {
        return actor.person().isEmpty()
                ? Mono.just(Optional.empty())
                : Section.of("me", mine(actor), PATIENCE).map(Optional::of);
    }

    private Mono<Mine> mine(Actor actor) {
        return listComplaints
                .mine(actor, FEW)
                .map(page -> page.items().stream()
                        .filter(complaint -> actor.village()
                                .filter(complaint.village()::equals)
                                .isPresent())
                        .filter(HomeController::unfinished)
                        .toList())
                .flatMap(summaries::of)
                .map(cases -> new Mine(roles(actor), cases));
    }

    private static List<String> roles(Actor actor) {
        return actor.roles().stream().sorted().map(Words::of).toList();
    }

    private static boolean unfinished(Complaint complaint) {
        return complaint.status().open() || complaint.status().rateable();
    }
}

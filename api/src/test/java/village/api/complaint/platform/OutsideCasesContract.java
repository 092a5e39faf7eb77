package village.api.complaint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static village.api.complaint.Cases.MONDAY_9;
import static village.api.complaint.ComplaintsContract.get;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Transactions;
import village.api.client.Client;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Ending;
import village.api.complaint.Intake;
import village.api.complaint.Status;
import village.api.complaint.platform.OutsideCases.Own;
import village.api.identity.Person;
import village.api.place.Village;

/** What every list of what platforms handed over and were sent must do. */
public interface OutsideCasesContract {
    OutsideCases outsideCases();

    Complaints complaints();

    HandedOver handedOver();

    Transactions transactions();

    Village.Id village();

    /** A person who exists. */
    Person.Id somebody();

    /** A platform that exists. */
    Client.Id platform();

    @Test
    default void listsWhatWasHandedOverAndWhatWasSentNewestFirst() {
        var platform = platform();
        var first = handedOver(platform, "ZJ-1", Cases.intake("桥面裂了"));
        var second = sent(platform, "", Cases.intake("路灯不亮"));
        var third = handedOver(platform, "ZJ-2", Cases.intake("水管漏水"));
        filed(Cases.intake("与平台无关"));
        assertThat(list(platform, 10, Optional.empty()).items())
                .extracting(own -> own.complaint().id(), Own::number)
                .containsExactly(
                        tuple(third, Optional.of("ZJ-2")),
                        tuple(second, Optional.empty()),
                        tuple(first, Optional.of("ZJ-1")));
    }

    @Test
    default void whatIsAnothersIsNotListed() {
        var platform = platform();
        var other = platform();
        handedOver(other, "ZJ-1", Cases.intake("桥面裂了"));
        sent(other, "Z-9", Cases.intake("路灯不亮"));
        assertThat(list(platform, 10, Optional.empty()).items()).isEmpty();
        assertThat(list(other, 10, Optional.empty()).items()).hasSize(2);
    }

    /** It stands once, under the number it was handed over with. */
    @Test
    default void whatComesBackToWhoHandedItOverStandsOnce() {
        var platform = platform();
        var id = sent(platform, "Z-9", Cases.intake("桥面裂了"));
        add(platform, "ZJ-1", id);
        assertThat(list(platform, 10, Optional.empty()).items())
                .singleElement()
                .satisfies(own -> assertThat(own.number()).contains("ZJ-1"));
    }

    @Test
    default void whatItToldOfStandsUnderTheNumberItGave() {
        var platform = platform();
        sent(platform, "Z-9", Cases.intake("桥面裂了"));
        assertThat(list(platform, 10, Optional.empty()).items())
                .singleElement()
                .satisfies(own -> assertThat(own.number()).contains("Z-9"));
    }

    @Test
    default void nothingAboutVillageStaffIsListed() {
        var platform = platform();
        handedOver(platform, "ZJ-1", Cases.aboutStaff("村干部不办事"));
        sent(platform, "", Cases.aboutStaff("账目不清"));
        var open = handedOver(platform, "ZJ-2", Cases.intake("桥面裂了"));
        assertThat(ids(list(platform, 10, Optional.empty()))).containsExactly(open);
    }

    /** Cases of both kinds alternate, and a page ends between any two. */
    @Test
    default void pagesLeaveOutNothingAndRepeatNothing() {
        var platform = platform();
        var made = new ArrayList<Complaint.Id>();
        for (var n = 0; n < 7; n++) {
            var intake = Cases.intake("第 " + n + " 件");
            made.add(0, n % 3 == 0 ? sent(platform, "", intake) : handedOver(platform, "ZJ-" + n, intake));
        }
        for (var limit = 1; limit < 9; limit++) {
            assertThat(walked(platform, limit)).as("pages of " + limit).isEqualTo(made);
        }
    }

    private List<Complaint.Id> walked(Client.Id platform, int limit) {
        var seen = new ArrayList<Complaint.Id>();
        var page = list(platform, limit, Optional.empty());
        seen.addAll(ids(page));
        while (page.next().isPresent()) {
            assertThat(page.items()).hasSize(limit);
            page = list(platform, limit, page.next());
            seen.addAll(ids(page));
        }
        return seen;
    }

    private static List<Complaint.Id> ids(Page<Own, Complaint.Id> page) {
        return page.items().stream().map(own -> own.complaint().id()).toList();
    }

    private Page<Own, Complaint.Id> list(Client.Id platform, int limit, Optional<Complaint.Id> after) {
        return get(outsideCases().of(village(), new Person.Id(platform.value()), new Complaints.Slice(after, limit)));
    }

    private Complaint.Id handedOver(Client.Id platform, String number, Intake intake) {
        var id = filed(intake);
        add(platform, number, id);
        return id;
    }

    private void add(Client.Id platform, String number, Complaint.Id id) {
        transactions()
                .together(Mono.defer(() -> handedOver().add(village(), new Person.Id(platform.value()), number, id)))
                .block();
    }

    private Complaint.Id filed(Intake intake) {
        return add(Cases.filed(village(), somebody(), intake, MONDAY_9));
    }

    private Complaint.Id sent(Client.Id platform, String number, Intake intake) {
        var filed = Cases.filed(village(), somebody(), intake, MONDAY_9);
        var transfer = new Ending.Transfer("县水利局", number, MONDAY_9, Optional.of(platform));
        var out = filed.after()
                .with(Status.TRANSFERRED_OUT)
                .with(filed.after().ending().transferred(transfer));
        return add(new Change(out, filed.step(), filed.event()));
    }

    private Complaint.Id add(Change change) {
        return get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
    }
}

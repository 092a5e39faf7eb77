package village.wechat.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.handling.Handlers;
import village.api.complaint.reading.ListComplaints;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.place.Grid;
import village.api.place.Grids;

/** Gives the cases of one village what staff see beside them: who handles each, and in which grid. */
@Component
final class DeskComplaints {
    private final Summaries summaries;
    private final ListComplaints listComplaints;
    private final Grids grids;

    DeskComplaints(Summaries summaries, ListComplaints listComplaints, Grids grids) {
        this.summaries = summaries;
        this.listComplaints = listComplaints;
        this.grids = grids;
    }

    /** A case in the list of staff. */
    @Schema(name = "DeskComplaintSummary")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            @JsonUnwrapped ComplaintSummary summary,
            ComplaintDetail.@Nullable PersonLabel handler,
            ComplaintDetail.@Nullable GridName grid) {}

    /** A page of them. */
    @Schema(name = "DeskComplaintPage")
    record Lines(List<Line> items, @Nullable String next) {}

    private record Names(Map<Person.Id, Handlers.Handler> staff, Map<Grid.Id, Grid> grids) {
        Line line(ComplaintSummary summary, Complaint complaint) {
            return new Line(
                    summary,
                    complaint
                            .handler()
                            .flatMap(person -> Optional.ofNullable(staff.get(person)))
                            .map(found -> new ComplaintDetail.PersonLabel(
                                    found.person().value(), found.label()))
                            .orElse(null),
                    complaint
                            .grid()
                            .flatMap(grid -> Optional.ofNullable(grids.get(grid)))
                            .map(ComplaintDetail.GridName::of)
                            .orElse(null));
        }
    }

    /** In the order given. */
    Mono<List<Line>> of(Actor actor, List<Complaint> complaints) {
        return Mono.zip(
                summaries.of(complaints),
                names(actor),
                (shown, names) -> IntStream.range(0, complaints.size())
                        .mapToObj(each -> names.line(shown.get(each), complaints.get(each)))
                        .toList());
    }

    private Mono<Names> names(Actor actor) {
        return Mono.zip(
                listComplaints.handlers(actor).map(DeskComplaints::byPerson),
                grids.of(actor.requireVillage()).collectMap(Grid::id),
                Names::new);
    }

    private static Map<Person.Id, Handlers.Handler> byPerson(List<Handlers.Handler> staff) {
        return staff.stream().collect(Collectors.toMap(Handlers.Handler::person, one -> one, (one, again) -> one));
    }
}

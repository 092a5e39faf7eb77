package village.infra.complaint;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.uuids;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.complaint.Complaint;
import village.api.complaint.Intake;
import village.api.complaint.Reporting;
import village.api.complaint.Ticket;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Grid;
import village.api.place.Point;
import village.api.place.Village;
import village.infra.postgres.Prepared;
import village.infra.postgres.Prepared.Values;

/** A complaint's row: what was brought stays, {@link ComplaintState} is what acts change. */
public final class ComplaintRows {
    /** The columns of the state follow those of the intake. */
    public static final String COLUMNS = "village_id, id, version, ticket, kind, category_code, text, attachments, lat,"
            + " lon, door_plate, grid_id, name_visible_to, visibility, about_staff, occurred_at, reporter_id,"
            + " reporter_roster_id, filer_id, source, filed_at, " + ComplaintState.COLUMNS;

    public static final String SELECT = "select " + COLUMNS + " from complaint ";

    /** Where the columns of a longer select go on. */
    public static final int WIDTH = COLUMNS.split(",").length;

    private static final int STATE = 21;
    private static final Prepared UPDATE =
            Prepared.of("update complaint set version = :version, category_code = :category, about_staff = :aboutStaff,"
                    + " reporter_id = :reporter, ("
                    + ComplaintState.COLUMNS
                    + ") = (" + ComplaintState.PARAMETERS + ") where village_id = :village and id = :id"
                    + " and version = :version - 1");

    private ComplaintRows() {}

    /** In the order of {@link #COLUMNS}. */
    static final String PARAMETERS = """
        :village, :id, :version, :ticket, :kind, :category, :text, :attachments, :lat, :lon, :plate, :grid,
        :nameVisibleTo, :visibility, :aboutStaff, :occurred, :reporter, :reporterRoster, :filer, :source, :filed,
        """ + ComplaintState.PARAMETERS;

    static void bind(Values values, Complaint complaint) {
        var intake = complaint.intake();
        var reporting = complaint.reporting();
        values.bind("village", complaint.village().value())
                .bind("id", complaint.id().value())
                .bind("version", complaint.version())
                .bind("ticket", complaint.ticket().value())
                .bind("kind", word(intake.kind()))
                .bind("category", intake.category(), String.class)
                .bind("text", intake.text())
                .bind("attachments", keys(intake.attachments()))
                .bind("lat", intake.point().map(Point::lat), Double.class)
                .bind("lon", intake.point().map(Point::lon), Double.class)
                .bind("plate", intake.doorPlate(), String.class)
                .bind("grid", complaint.grid().map(Grid.Id::value), UUID.class)
                .bind("nameVisibleTo", word(intake.nameVisibleTo()))
                .bind("visibility", word(intake.visibility()))
                .bind("aboutStaff", intake.aboutStaff())
                .bind("occurred", intake.occurredAt(), Instant.class)
                .bind("reporter", reporting.reporter().map(Person.Id::value), UUID.class)
                .bind("reporterRoster", reporting.roster().map(RosterPerson.Id::value), UUID.class)
                .bind("filer", reporting.filer().value())
                .bind("source", word(reporting.source()))
                .bind("filed", complaint.filedAt());
        ComplaintState.bind(values, complaint);
    }

    /** Writes what acts change: what was brought stays, but for what it is found to be about, and whose it is. */
    static Mono<Long> update(DatabaseClient client, Complaint after) {
        return UPDATE.update(client, values -> {
            values.bind("village", after.village().value())
                    .bind("id", after.id().value())
                    .bind("version", after.version())
                    .bind("category", after.intake().category(), String.class)
                    .bind("aboutStaff", after.intake().aboutStaff())
                    .bind("reporter", after.reporter().map(Person.Id::value), UUID.class);
            ComplaintState.bind(values, after);
        });
    }

    public static Complaint toComplaint(Readable row) {
        var state = new ComplaintState(row, STATE);
        return new Complaint(
                new Complaint.Id(uuid(row, 1)),
                new Village.Id(uuid(row, 0)),
                number(row, 2),
                new Ticket(text(row, 3)),
                toIntake(row, state.categorisedAt()),
                optionalUuid(row, 11).map(Grid.Id::new),
                toReporting(row),
                state.status(),
                state.handling(),
                state.deadline(),
                state.urging(),
                state.ending(),
                state.published(),
                state.supports(),
                instant(row, 20));
    }

    private static Reporting toReporting(Readable row) {
        return new Reporting(
                optionalUuid(row, 16).map(Person.Id::new),
                optionalUuid(row, 17).map(RosterPerson.Id::new),
                new Person.Id(uuid(row, 18)),
                word(row, 19, Reporting.Source.class));
    }

    private static Intake toIntake(Readable row, Optional<Instant> categorised) {
        return new Intake(
                word(row, 4, Intake.Kind.class),
                optionalText(row, 5),
                text(row, 6),
                attachments(row, 7),
                toPoint(row),
                optionalText(row, 10),
                optionalUuid(row, 11).map(Grid.Id::new),
                word(row, 12, Intake.NameVisibleTo.class),
                word(row, 13, Intake.Visibility.class),
                truth(row, 14),
                Optional.empty(),
                optionalInstant(row, 15),
                categorised);
    }

    private static Optional<Point> toPoint(Readable row) {
        var lat = row.get(8, Double.class);
        var lon = row.get(9, Double.class);
        return lat == null || lon == null ? Optional.empty() : Optional.of(new Point(lat, lon));
    }

    static List<Attachment.Id> attachments(Readable row, int index) {
        return Arrays.stream(uuids(row, index)).map(Attachment.Id::new).toList();
    }

    static UUID[] keys(List<Attachment.Id> attachments) {
        return attachments.stream().map(Attachment.Id::value).toArray(UUID[]::new);
    }
}

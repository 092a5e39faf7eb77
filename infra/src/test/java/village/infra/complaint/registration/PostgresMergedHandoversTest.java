package village.infra.complaint.registration;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import village.api.client.Client;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Followers;
import village.api.complaint.platform.HandedOver;
import village.api.complaint.platform.MergedHandovers;
import village.api.complaint.platform.TellMergedPlatformsContract;
import village.api.event.Event;
import village.api.identity.Person;
import village.infra.complaint.StoredComplaints;

class PostgresMergedHandoversTest extends OnPlatformCases implements TellMergedPlatformsContract {
    @Override
    public Complaints complaints() {
        return StoredComplaints.in(POSTGRES.database());
    }

    @Override
    public Followers followers() {
        return StoredComplaints.followersIn(POSTGRES.database());
    }

    @Override
    public HandedOver handedOver() {
        return new PostgresHandedOver(POSTGRES.database());
    }

    @Override
    public MergedHandovers mergedHandovers() {
        return new PostgresMergedHandovers(POSTGRES.database());
    }

    @Override
    public Person.Id somebody() {
        return cases().person();
    }

    @Override
    public Client.Id platform() {
        return cases().platform();
    }

    @Override
    public List<Event> eventsOf(Complaint.Id id) {
        return POSTGRES.sql()
                .sql(
                        "select id, type, subject_version, facts::text from event where subject_id = :id order by insert_no")
                .bind("id", id.value())
                .map(row -> event(row, id))
                .all()
                .collectList()
                .block(Duration.ofSeconds(10));
    }

    private Event event(Readable row, Complaint.Id id) {
        var facts = new HashMap<String, String>();
        JsonMapper.shared()
                .readTree(text(row, 3))
                .properties()
                .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asString()));
        return new Event(
                uuid(row, 0),
                Optional.of(village()),
                new Event.Subject("complaint", id.value(), number(row, 2)),
                text(row, 1),
                facts,
                Instant.EPOCH);
    }
}

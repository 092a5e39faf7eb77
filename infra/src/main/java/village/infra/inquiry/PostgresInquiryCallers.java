package village.infra.inquiry;

import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.complaint.registration.Caller;
import village.api.identity.PersonName;
import village.api.identity.Telephone;
import village.api.inquiry.Inquiry;
import village.api.inquiry.asking.InquiryCallers;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

/** Callers of inquiries, sealed; a number has the same blind index as on the roster. */
final class PostgresInquiryCallers implements InquiryCallers {
    static final String NAME = "inquiry_caller.name";
    private static final String PHONE = "inquiry_caller.phone";
    private static final String ROSTER_PHONE = "roster_person.phone";

    private static final String ADD = """
        insert into inquiry_caller (village_id, inquiry_id, name_sealed, phone_sealed, phone_index)
        values (:village, :inquiry, :name, :phone, :index) on conflict do nothing
        """;
    private static final String OF = """
        select inquiry_id, name_sealed, phone_sealed from inquiry_caller
        where village_id = :village and inquiry_id = :inquiry
        """;

    private final Database database;
    private final Sealer sealer;

    PostgresInquiryCallers(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public Mono<Void> add(Village.Id village, Inquiry.Id inquiry, Caller caller) {
        var row = inquiry.value();
        var phone = caller.phone();
        return database.write(client -> client.sql(ADD)
                .bind("village", village.value())
                .bind("inquiry", row)
                .bind("name", sealer.seal(NAME, row, caller.name().value()))
                .bind("phone", orNull(phone.map(number -> sealer.seal(PHONE, row, number.value())), byte[].class))
                .bind("index", orNull(phone.map(number -> sealer.index(ROSTER_PHONE, number.looked())), byte[].class))
                .then());
    }

    @Override
    public Mono<Caller> of(Village.Id village, Inquiry.Id inquiry) {
        return database.query(client -> client.sql(OF)
                .bind("village", village.value())
                .bind("inquiry", inquiry.value())
                .map(this::toCaller)
                .one());
    }

    private Caller toCaller(Readable row) {
        var id = uuid(row, 0);
        var name = Objects.requireNonNull(row.get(1, byte[].class));
        var phone = Optional.ofNullable(row.get(2, byte[].class));
        return new Caller(
                new PersonName(sealer.open(NAME, id, name)),
                phone.map(bytes -> Telephone.read(sealer.open(PHONE, id, bytes))));
    }
}

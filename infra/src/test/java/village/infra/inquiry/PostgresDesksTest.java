package village.infra.inquiry;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.inquiry.Desks;
import village.api.inquiry.arranging.DeskRegister;
import village.api.inquiry.arranging.DesksContract;
import village.api.inquiry.arranging.KeptDesk;
import village.api.place.Village;
import village.infra.identity.Townsfolk;
import village.infra.postgres.PostgresExtension;

class PostgresDesksTest implements DesksContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static final AtomicInteger TOWNSHIPS = new AtomicInteger(100);

    private final String area = "330998" + TOWNSHIPS.incrementAndGet();
    private Village.Id village;

    @BeforeEach
    void found() {
        village = new Townsfolk(POSTGRES).village(area);
    }

    @Override
    public Desks desks() {
        return new PostgresDesks(POSTGRES.database());
    }

    @Override
    public DeskRegister register() {
        return new PostgresDeskRegister(POSTGRES.database());
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public long told(String desk, String type) {
        return POSTGRES.sql()
                .sql("select count(*) from event where type = :type and facts ->> 'desk' = :desk")
                .bind("type", KeptDesk.KIND + "." + type)
                .bind("desk", desk)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .blockOptional(Duration.ofSeconds(10))
                .orElseThrow();
    }

    @Override
    public String area() {
        return area;
    }
}

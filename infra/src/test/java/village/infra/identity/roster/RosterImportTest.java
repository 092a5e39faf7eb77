package village.infra.identity.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.roster.RosterFault;
import village.api.identity.roster.RosterImport;
import village.api.identity.roster.RosterImport.Counts;
import village.api.identity.roster.RosterImport.State;
import village.api.identity.roster.RosterImports;
import village.api.identity.roster.RosterSamples;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.PostgresExtension;

class RosterImportTest {
    private static final Logger LOG = LoggerFactory.getLogger(RosterImportTest.class);
    private static final List<Object> HEADING = List.of("姓名", "身份证号", "手机号", "户号", "网格");

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final RosterFixture office = new RosterFixture(POSTGRES);

    private static List<Object> person(int number) {
        return List.of(
                "村民" + number, RosterSamples.idNumber(number), 13_700_000_000L + number, "H" + number / 3, "第一网格");
    }

    private static List<List<Object>> sheet(int from, int to) {
        var rows = new ArrayList<List<Object>>();
        rows.add(HEADING);
        IntStream.range(from, to).mapToObj(RosterImportTest::person).forEach(rows::add);
        return rows;
    }

    private static Reason reasonOf(Throwable failure) {
        return ((Refusal) failure).reason();
    }

    @Test
    void importsAndSeals() {
        var done = office.imported(sheet(1, 4));
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.counts()).isEqualTo(new Counts(3, 3, 0, 0, 0));
        var row = office.rows("""
                select * from roster_person where village_id = :village order by id limit 1
                """).get(0);
        var sealer = TestSecrets.sealer();
        var id = (UUID) row.get("id");
        var number = RosterSamples.idNumber(1);
        assertThat(sealer.open("roster_person.name", id, bytes(row.get("name_sealed"))))
                .isEqualTo("村民1");
        assertThat(sealer.open("roster_person.phone", id, bytes(row.get("phone_sealed"))))
                .isEqualTo("13700000001");
        assertThat(sealer.open("roster_person.id_number", id, bytes(row.get("id_number_sealed"))))
                .isEqualTo(number);
        assertThat(bytes(row.get("name_index"))).isEqualTo(sealer.index("roster_person.name", "村民1"));
        assertThat(bytes(row.get("phone_index"))).isEqualTo(sealer.index("roster_person.phone", "13700000001"));
        assertThat(bytes(row.get("id_number_index"))).isEqualTo(sealer.index("roster_person.id_number", number));
        assertThat(bytes(row.get("id_last4_index")))
                .isEqualTo(sealer.index("roster_person.id_last4", number.substring(14)));
        assertThat(row.get("grid_id")).isEqualTo(office.grid.id().value());
        assertThat(row.get("born")).isEqualTo(LocalDate.of(1950, 1, 1));
    }

    private static byte[] bytes(Object value) {
        var buffer = ((ByteBuffer) value).duplicate();
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    @Test
    void updatesASecondTimeAndNeverDuplicates() {
        office.imported(sheet(1, 1002));
        assertThat(office.imported(sheet(1, 1002)).counts()).isEqualTo(new Counts(1001, 0, 0, 1001, 0));
        var rows = sheet(1, 1003);
        rows.set(1, List.of("村民1", RosterSamples.idNumber(1), "13800000001", "H9", ""));
        assertThat(office.imported(rows).counts()).isEqualTo(new Counts(1002, 1, 1, 1000, 0));
        assertThat(office.count("roster_person where true")).isEqualTo(1002);
        assertThat(office.count("event where type = 'roster.imported'")).isEqualTo(3);
    }

    @Test
    void matchesByNameAndPhoneThenByNameAndHousehold() {
        office.imported(List.of(HEADING, List.of("王强", "", "13700000001", "1", ""), List.of("李梅", "", "", "2", "")));
        var again = office.imported(List.of(
                HEADING,
                List.of("李梅", RosterSamples.idNumber(2), "13700000002", "2", ""),
                List.of("王强", RosterSamples.idNumber(1), "13700000001", "7", "")));
        assertThat(again.counts()).isEqualTo(new Counts(2, 0, 2, 0, 0));
        assertThat(office.count("roster_person where id_number_index is not null"))
                .isEqualTo(2);
    }

    @Test
    void leavesColumnsAloneThatAreNotThere() {
        office.imported(sheet(1, 3));
        var done = office.imported(
                List.of(List.of("姓名", "身份证号码", "党支部"), List.of("村民1", RosterSamples.idNumber(1), "一支部")));
        assertThat(done.counts()).isEqualTo(new Counts(1, 0, 1, 0, 0));
        assertThat(office.count("roster_person where party_branch = '一支部' and phone_index is not null and grid_id"
                        + " is not null and household_id is not null"))
                .isEqualTo(1);
    }

    @Test
    void knowsGuardiansAndRelativesAcrossBatches() {
        var rows = sheet(1, 1200);
        rows.set(0, List.of("姓名", "身份证号", "手机号", "户号", "网格", "监护人身份证号", "近亲属身份证号"));
        rows.add(
                1,
                List.of(
                        "小明",
                        RosterSamples.idNumber(LocalDate.of(2020, 5, 1), 1),
                        "",
                        "H1",
                        "",
                        RosterSamples.idNumber(1100),
                        RosterSamples.idNumber(1101) + "、" + RosterSamples.idNumber(1102)));
        assertThat(office.imported(rows).counts()).isEqualTo(new Counts(1200, 1200, 0, 0, 0));
        assertThat(office.imported(rows).counts()).isEqualTo(new Counts(1200, 0, 0, 1200, 0));
        assertThat(office.count("roster_person where guardian_id is not null")).isEqualTo(1);
        assertThat(office.count("roster_relative where true")).isEqualTo(2);
    }

    @Test
    void reportsWrongRowsAndImportsTheOthers() {
        var done = office.imported(List.of(
                List.of("枫溪村村民名册"),
                List.of("", "填表：赵桂兰"),
                List.of("备注", "手机号码", "姓 名", "公民身份号码", "所属网格"),
                List.of("", "13700000001", "甲", "", "第一网格"),
                List.of("", "1370000", "乙", "", "第一网格"),
                List.of("", "13700000003", "丙", "", "第八网格"),
                List.of(
                        "=1+1",
                        13700000004L,
                        "丁",
                        "'" + RosterSamples.idNumber(4).toLowerCase(),
                        "")));
        assertThat(done.counts()).isEqualTo(new Counts(4, 2, 0, 0, 2));
        assertThat(done.faults())
                .containsExactly(new RosterFault(5, "手机号", "手机号应为 11 位数字。"), new RosterFault(6, "网格", "本村没有这个网格。"));
    }

    @Test
    void importsTenThousandRowsInOneGo() {
        var bytes = Workbooks.of(sheet(1, 10_001));
        var first = timed(bytes, new Counts(10_000, 10_000, 0, 0, 0));
        var second = timed(bytes, new Counts(10_000, 0, 0, 10_000, 0));
        LOG.info("10,000 rows: {} ms, again {} ms", first.toMillis(), second.toMillis());
        assertThat(office.count("roster_person where true")).isEqualTo(10_000);
    }

    private Duration timed(byte[] bytes, Counts expected) {
        var begun = System.nanoTime();
        var done = office.finished(office.start(Optional.empty(), bytes).id());
        assertThat(done.counts()).isEqualTo(expected);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Test
    void writesNothingMoreOnceGivenUp() {
        var rows = new PostgresRosterImports(POSTGRES.database(), UuidCreator::getTimeOrderedEpoch, Clock.systemUTC());
        var id = rows.start(office.village, office.cadre, Optional.empty())
                .block(RosterFixture.PATIENCE)
                .id();
        var job = new PostgresRosterImports.Job(office.village, id);
        office.execute("update roster_import set state = 'failed' where village_id = :village");
        var more = POSTGRES.database().write(client -> PostgresRosterImports.progress(client, job, Counts.NONE));
        assertThatThrownBy(() -> more.block(RosterFixture.PATIENCE)).hasMessageContaining("given up");
        assertThatThrownBy(() -> rows.finish(job).block(RosterFixture.PATIENCE)).hasMessageContaining("given up");
        assertThat(office.count("event where true")).isZero();
    }

    @Test
    void keepsWhomANumberAlreadyBelongsTo() {
        office.imported(List.of(
                HEADING,
                List.of("甲", RosterSamples.idNumber(1), "13700000001", "", ""),
                List.of("乙", RosterSamples.idNumber(2), "13700000002", "", "")));
        var swapped = office.imported(List.of(
                HEADING,
                List.of("甲", RosterSamples.idNumber(2), "13700000001", "", ""),
                List.of("丙", RosterSamples.idNumber(3), "13700000003", "", "")));
        assertThat(swapped.counts()).isEqualTo(new Counts(2, 1, 1, 0, 0));
        assertThat(office.count("roster_person where true")).isEqualTo(3);
    }

    @Test
    void refusesASecondImportWhileOneRuns() {
        var bytes = Workbooks.of(sheet(1, 3000));
        var outcomes = Flux.range(0, 4)
                .flatMap(i -> office.imports
                        .start(office.village, office.cadre, Optional.empty(), Flux.just(ByteBuffer.wrap(bytes)))
                        .map(RosterImport::id)
                        .<Object>cast(Object.class)
                        .onErrorResume(Refusal.class, refusal -> Mono.just(refusal.reason())))
                .collectList()
                .block(RosterFixture.PATIENCE);
        var ids = outcomes.stream().filter(RosterImport.Id.class::isInstance).toList();
        assertThat(ids).hasSize(1);
        assertThat(outcomes).containsOnly(ids.get(0), Reason.ROSTER_IMPORT_RUNNING);
        assertThat(office.finished((RosterImport.Id) ids.get(0)).counts().added())
                .isEqualTo(2999);
        assertThat(office.imported(sheet(1, 3)).state()).isEqualTo(State.DONE);
    }

    @Test
    void givesUpAnImportWhoseServerDied() {
        office.execute("""
                insert into roster_import (village_id, id, state, started_by, started_at, heart_beat_at)
                values (:village, gen_random_uuid(), 'running', gen_random_uuid(), now(), now() - interval '59 seconds')
                """);
        var bytes = Workbooks.of(sheet(1, 3));
        assertThatThrownBy(() -> office.start(Optional.empty(), bytes))
                .satisfies(failure -> assertThat(reasonOf(failure)).isEqualTo(Reason.ROSTER_IMPORT_RUNNING));
        office.execute("""
                update roster_import set heart_beat_at = now() - interval '61 seconds' where village_id = :village
                """);
        var latest = office.imports.latest(office.village).collectList().block(RosterFixture.PATIENCE);
        assertThat(latest).extracting(RosterImport::state).containsExactly(State.FAILED);
        assertThat(office.imported(sheet(1, 3)).state()).isEqualTo(State.DONE);
        assertThat(office.count("roster_import where state = 'failed'")).isEqualTo(1);
    }

    @Test
    void importsOncePerKey() {
        var bytes = Workbooks.of(sheet(1, 3));
        var once = office.start(Optional.of("k1"), bytes);
        assertThat(office.start(Optional.of("k1"), bytes).id()).isEqualTo(once.id());
        office.finished(once.id());
        assertThat(office.start(Optional.of("k1"), bytes).id()).isEqualTo(once.id());
        assertThatThrownBy(() -> office.start(Optional.of("k1"), Workbooks.of(sheet(1, 5))))
                .satisfies(failure -> assertThat(reasonOf(failure)).isEqualTo(Reason.IDEMPOTENCY_KEY_REUSED));
        assertThat(office.count("roster_import where true")).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoRoster() {
        for (var bytes : List.of(
                new byte[0],
                "姓名,身份证号".getBytes(StandardCharsets.UTF_8),
                new byte[] {'P', 'K', 3, 4, 0, 0},
                zipped("word/document.xml", 10),
                Workbooks.of(List.of(List.of("没有表头"), List.of("陈秀英"))))) {
            assertThatThrownBy(() -> office.start(Optional.empty(), bytes))
                    .satisfies(failure -> assertThat(reasonOf(failure)).isEqualTo(Reason.ROSTER_UNREADABLE));
        }
        assertThat(office.count("roster_import where true")).isZero();
    }

    @Test
    void refusesAZipBomb() {
        var bomb = zipped("xl/worksheets/sheet1.xml", 200 * 1024 * 1024);
        assertThat(bomb.length).isLessThan(1024 * 1024);
        assertThatThrownBy(() -> office.start(Optional.empty(), bomb))
                .satisfies(failure -> assertThat(reasonOf(failure)).isEqualTo(Reason.ROSTER_UNREADABLE))
                .hasMessageContaining("太大");
    }

    private static byte[] zipped(String name, int size) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.putNextEntry(new ZipEntry(name));
            var block = new byte[1024 * 1024];
            for (var left = size; left > 0; left -= block.length) {
                zip.write(block, 0, Math.min(left, block.length));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void stopsReadingWhatIsTooLarge() {
        var sent = new AtomicInteger();
        var endless = Flux.<ByteBuffer>generate(sink -> {
            sent.incrementAndGet();
            sink.next(ByteBuffer.allocate(256 * 1024));
        });
        assertThatThrownBy(() -> office.imports
                        .start(office.village, office.cadre, Optional.empty(), endless)
                        .block(RosterFixture.PATIENCE))
                .satisfies(failure -> assertThat(reasonOf(failure)).isEqualTo(Reason.REQUEST_TOO_LARGE));
        assertThat(sent.get()).isLessThan(1000);
    }

    @Test
    void offersATemplateItUnderstands() {
        var template = office.imports.template().block(RosterFixture.PATIENCE);
        var done = office.finished(office.start(Optional.empty(), template).id());
        assertThat(done.counts()).isEqualTo(Counts.NONE);
        assertThat(RosterImports.MAX_BYTES).isGreaterThan(template.length);
    }
}

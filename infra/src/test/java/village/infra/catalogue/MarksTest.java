package village.infra.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import village.api.catalogue.Dataset;
import village.api.catalogue.Mark;
import village.api.catalogue.Outline;
import village.api.catalogue.ReadCatalogue;
import village.api.catalogue.Sharing;
import village.infra.postgres.PostgresExtension;

/** What is marked for the catalogue is there, is given out, and is nobody's secret. */
class MarksTest {
    private static final Path DOCUMENT = Path.of("../openapi/src/main/resources/openapi/v1/openapi.json");
    /** Names of columns, or words of their comments, that must never stand in a catalogue. */
    private static final Pattern SECRET = Pattern.compile(
            "sealed|secret|token|password|salt|nonce|openid|unionid|phone|identity|digest|fingerprint|_key|密钥|加密|口令|身份证");
    /** What a platform reads about itself, and this catalogue. */
    private static final Set<String> NOT_VILLAGE_DATA = Set.of("webhooks:read", "catalogue:read");

    /** Stored sealed; whoever works on a case opens them for a purpose that the reporter sees. */
    private static final Set<String> OPENED_FOR_A_PURPOSE =
            Set.of("complaint_caller.name_sealed", "complaint_caller.phone_sealed");

    /** Computed of the log as a whole, or of the service. */
    private static final Set<String> OF_NO_COLUMN = Set.of("EvidenceConsistency", "Status");

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static List<Dataset> catalogue() {
        return new ReadCatalogue(Marks.read(), new PostgresSchemaNotes(POSTGRES.database()))
                .read()
                .block(Duration.ofSeconds(10));
    }

    private static List<Mark> marks() {
        return Marks.read().stream()
                .flatMap(outline -> outline.marks().stream())
                .toList();
    }

    private static JsonNode document() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(DOCUMENT));
    }

    @Test
    void everyColumnIsInTheSchemaAndSaysInChineseWhatItHolds() {
        assertThat(catalogue()).hasSizeGreaterThan(5).allSatisfy(dataset -> {
            assertThat(dataset.items()).isNotEmpty();
            assertThat(dataset.items())
                    .extracting(item -> item.note().name())
                    .allMatch(name -> name.matches(".*\\p{IsHan}.*"));
        });
        assertThat(marks().stream().map(Mark::path)).hasSizeGreaterThan(50);
    }

    @Test
    void noResourceHasAColumnOrACodeTwice() {
        assertThat(Marks.read()).extracting(Outline::code).doesNotHaveDuplicates();
        assertThat(marks()).extracting(Mark::path).doesNotHaveDuplicates();
    }

    @Test
    void noColumnIsSecretOrSealed() {
        assertThat(catalogue())
                .flatExtracting(Dataset::items)
                .filteredOn(item -> !OPENED_FOR_A_PURPOSE.contains(item.mark().path()))
                .extracting(item -> item.mark().path() + ' ' + item.note().comment())
                .noneMatch(text -> SECRET.matcher(text).find());
        assertThat("client_key.secret_sealed 密钥").containsPattern(SECRET);
    }

    @Test
    void whatIsOpenedForAPurposeIsPersonalAndRestricted() {
        assertThat(marks())
                .filteredOn(mark -> OPENED_FOR_A_PURPOSE.contains(mark.path()))
                .hasSameSizeAs(OPENED_FOR_A_PURPOSE)
                .allMatch(mark -> mark.personal() && mark.sharing() == Sharing.RESTRICTED)
                .allMatch(mark -> mark.given().orElseThrow().startsWith("ComplaintContact."));
        assertThat(marks())
                .filteredOn(mark -> mark.path().contains("sealed"))
                .extracting(Mark::path)
                .containsExactlyInAnyOrderElementsOf(OPENED_FOR_A_PURPOSE);
    }

    /** Also what stands in a field that is mentioned; pages only hold others. */
    @Test
    void everySchemaOfAnAnswerIsMentioned() throws IOException {
        var fields = marks().stream().flatMap(mark -> mark.given().stream()).collect(Collectors.toSet());
        var answers = new AnswerSchemas(document());
        assertThat(answers.unmentioned(fields, NOT_VILLAGE_DATA)).isSubsetOf(OF_NO_COLUMN);
        fields.removeIf(field -> field.startsWith("ComplaintContact."));
        assertThat(answers.unmentioned(fields, NOT_VILLAGE_DATA)).contains("ComplaintContact");
    }

    @Test
    void whatMayLeadToAPersonIsMarkedPersonal() throws IOException {
        var personal = personalColumns();
        assertThat(marks())
                .filteredOn(mark -> personal.contains(mark.path()))
                .isNotEmpty()
                .allMatch(Mark::personal);
    }

    private static Set<String> personalColumns() throws IOException {
        try (var file = MarksTest.class.getResourceAsStream("/personal-columns.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+")[0])
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void whatIsGivenStandsInTheDocument() throws IOException {
        var schemas = document().at("/components/schemas");
        assertThat(marks().stream().flatMap(mark -> mark.given().stream()))
                .isNotEmpty()
                .allSatisfy(field -> {
                    var parts = field.split("\\.");
                    assertThat(schemas.at("/" + parts[0] + "/properties/" + parts[1])
                                    .isMissingNode())
                            .as(field)
                            .isFalse();
                });
    }

    @Test
    void everythingAPlatformMayReadIsInTheCatalogue() throws IOException {
        var readable = new TreeSet<>(document().at("/paths").findValuesAsString("x-scope"));
        readable.removeIf(scope -> !scope.endsWith(":read") && !scope.equals("none"));
        readable.removeAll(NOT_VILLAGE_DATA);
        assertThat(Marks.read().stream()
                        .map(outline -> outline.resource()
                                .map(resource -> village.infra.postgres.Columns.word(resource) + ":read")
                                .orElse("none"))
                        .collect(Collectors.toSet()))
                .isEqualTo(readable);
    }
}

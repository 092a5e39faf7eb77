package village.openapi.v1.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static village.openapi.Answers.body;
import static village.openapi.Answers.problem;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import village.api.catalogue.Cycle;
import village.api.catalogue.ExportCatalogue;
import village.api.catalogue.InMemoryCatalogueSheets;
import village.api.catalogue.InMemorySchemaNotes;
import village.api.catalogue.Kind;
import village.api.catalogue.Mark;
import village.api.catalogue.Note;
import village.api.catalogue.Outline;
import village.api.catalogue.ReadCatalogue;
import village.api.catalogue.Sharing;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Scope;
import village.openapi.OpenFace;
import village.openapi.Platform;

class CatalogueFaceTest {
    private static final String CATALOGUE = "/openapi/v1/data-catalogue";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final InMemorySchemaNotes notes = new InMemorySchemaNotes();
    private final ReadCatalogue read = new ReadCatalogue(
            List.of(new Outline(
                    "XY-NEWS",
                    "新闻",
                    "村里的新闻",
                    Optional.of(Resource.NEWS),
                    Cycle.REAL_TIME,
                    List.of("json"),
                    List.of(
                            new Mark("news_article", "title", Sharing.OPEN, false, Optional.of("NewsLine.title")),
                            new Mark("news_article", "draft", Sharing.WITHHELD, true, Optional.empty())))),
            notes);
    private final OpenFace face = new OpenFace(CatalogueController.class)
            .with(ReadCatalogue.class, read)
            .with(ExportCatalogue.class, new ExportCatalogue(read, new InMemoryCatalogueSheets()))
            .open();
    private final Platform platform = face.may(new Scope(Resource.CATALOGUE, Access.READ, "33"));

    CatalogueFaceTest() {
        notes.put("news_article.title", new Note("标题：读者看到的", Kind.STRING));
        notes.put("news_article.draft", new Note("草稿", Kind.GENERAL));
    }

    @AfterEach
    void close() {
        face.close();
    }

    @Test
    void everyItemSaysWhatItIsAndWhereItIsGiven() {
        body(platform.get(CATALOGUE), 200)
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].code")
                .isEqualTo("XY-NEWS")
                .jsonPath("$.items[0].scope")
                .isEqualTo("news:read")
                .jsonPath("$.items[0].sharing")
                .isEqualTo("open")
                .jsonPath("$.items[0].sharingLabel")
                .isEqualTo("公开")
                .jsonPath("$.items[0].personal")
                .isEqualTo(false)
                .jsonPath("$.items[0].updateFrequency")
                .isEqualTo("real-time")
                .jsonPath("$.items[0].fields[0].name")
                .isEqualTo("标题")
                .jsonPath("$.items[0].fields[0].field")
                .isEqualTo("NewsLine.title")
                .jsonPath("$.items[0].fields[0].column")
                .isEqualTo("news_article.title")
                .jsonPath("$.items[0].fields[1].sharing")
                .isEqualTo("withheld")
                .jsonPath("$.items[0].fields[1].field")
                .isEmpty();
    }

    private void isWorkbook(ResponseSpec answer) {
        var result = answer.expectStatus()
                .isOk()
                .expectHeader()
                .contentType(XLSX)
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .doesNotExist(HttpHeaders.ETAG)
                .expectBody()
                .returnResult();
        var shown = result.getResponseHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION);
        assertThat(URLDecoder.decode(shown, StandardCharsets.UTF_8)).contains("信息资源目录.xlsx");
        assertThat(InMemoryCatalogueSheets.read(result.getResponseBody(), 0)).hasSize(2);
        assertThat(InMemoryCatalogueSheets.read(result.getResponseBody(), 1)).hasSize(3);
    }

    @Test
    void itComesAsAWorkbookToWhoAsksForOne() {
        isWorkbook(platform.get(CATALOGUE + "?format=xlsx"));
        isWorkbook(platform.with("Accept: " + XLSX).get(CATALOGUE));
        body(platform.with("Accept: application/json, " + XLSX).get(CATALOGUE), 200);
        body(platform.with("Accept: " + XLSX).get(CATALOGUE + "?format=json"), 200);
    }

    @Test
    void noOtherFormatIsSpoken() {
        problem(platform.get(CATALOGUE + "?format=pdf"), 422, "request.invalid")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/format");
        problem(platform.with("Accept: text/html").get(CATALOGUE), 406, "request.not-acceptable");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        var tag = platform.get(CATALOGUE)
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-cache, private")
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getETag();
        platform.with("If-None-Match: \"other\", " + tag)
                .get(CATALOGUE)
                .expectStatus()
                .isNotModified();
        platform.with("If-None-Match: nonsense").get(CATALOGUE).expectStatus().isOk();
        notes.put("news_article.title", new Note("题目", Kind.STRING));
        platform.with("If-None-Match: " + tag).get(CATALOGUE).expectStatus().isOk();
    }

    @Test
    void itHasAScopeOfItsOwn() {
        problem(face.may(new Scope(Resource.NEWS, Access.READ, "33")).get(CATALOGUE), 403, "client.scope-missing");
        problem(face.stranger().get().uri(CATALOGUE).exchange(), 401, "client.headers-missing");
    }
}

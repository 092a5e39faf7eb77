package village.infra.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Scope;
import village.infra.client.Integrator;
import village.infra.story.Reply;
import village.infra.story.WholeVillage;

/** A platform looks which data there are before it asks for a scope. */
class CatalogueStoryTest {
    private static final String CATALOGUE = "/openapi/v1/data-catalogue";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private static Integrator reader() {
        return Integrator.may(HERE, new Scope(Resource.CATALOGUE, Access.READ, "330999"));
    }

    @Test
    void tellsOfEveryColumnWhatItMeansAndWhoIsGivenIt() {
        var catalogue = reader().get(CATALOGUE).expect(200);
        assertThat(catalogue.texts("/items", "/code")).contains("XY-NEWS", "XY-COMPLAINT", "XY-EVIDENCE");
        var news = catalogue.texts("/items", "/code").indexOf("XY-NEWS");
        assertThat(catalogue.text("/items/" + news + "/scope")).isEqualTo("news:read");
        assertThat(catalogue.text("/items/" + news + "/sharingLabel")).isEqualTo("公开");
        var fields = "/items/" + news + "/fields";
        assertThat(catalogue.texts(fields, "/column")).contains("news_article.title");
        assertThat(catalogue.texts(fields, "/name")).contains("读者看到的标题");
        var complaints = catalogue.texts("/items", "/code").indexOf("XY-COMPLAINT");
        assertThat(catalogue.text("/items/" + complaints + "/sharingLabel")).isEqualTo("受限");
        assertThat(catalogue.text("/items/" + complaints + "/personal")).isEqualTo("true");
        assertThat(catalogue.texts("/items/" + complaints + "/fields", "/sharingLabel"))
                .contains("受限", "不予共享");
    }

    @Test
    void comesAsAWorkbookWithTheSameInIt() throws IOException {
        var json = reader().get(CATALOGUE + "?format=json").expect(200);
        var workbook = reader().get(CATALOGUE + "?format=xlsx").expect(200);
        assertThat(workbook.header("Content-Type")).isEqualTo(XLSX);
        var resources = rows(workbook, 0);
        assertThat(resources.stream().skip(1).map(row -> row.getCellText(0)))
                .containsExactlyElementsOf(json.texts("/items", "/code"));
        var items = rows(workbook, 1);
        var fields = json.json()
                .at("/items")
                .valueStream()
                .mapToInt(each -> each.at("/fields").size())
                .sum();
        assertThat(items).hasSize(fields + 1);
        assertThat(items.get(0).getCellText(2)).isEqualTo("信息项名称");
        assertThat(items).extracting(row -> row.getCellText(8)).contains("news_article.title");
    }

    @Test
    void acceptChoosesToo() {
        assertThat(accepting(XLSX).expect(200).header("Content-Type")).isEqualTo(XLSX);
        assertThat(accepting("application/json, " + XLSX).expect(200).header("Content-Type"))
                .startsWith("application/json");
        assertThat(accepting("*/*").expect(200).header("Content-Type")).startsWith("application/json");
        accepting("text/html").expectProblem(406, "request.not-acceptable");
        reader().get(CATALOGUE + "?format=pdf").expectProblem(422, "request.invalid");
    }

    @Test
    void hasAScopeOfItsOwn() {
        Integrator.may(HERE, new Scope(Resource.NEWS, Access.READ, "33"))
                .get(CATALOGUE)
                .expectProblem(403, "client.scope-missing");
        HERE.stranger().get(CATALOGUE).expectProblem(401, "client.headers-missing");
    }

    private static Reply accepting(String types) {
        return reader().get(CATALOGUE, "Accept", types);
    }

    private static List<Row> rows(Reply reply, int sheet) throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(reply.bytes()))) {
            return workbook.getSheet(sheet).orElseThrow().read();
        }
    }
}

package village.infra.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import village.infra.gate.MadeDocuments;
import village.infra.matrix.PublishedDisclosure;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/**
 * What the proof page says, by the very modules it loads, fetched from the running village and run outside a browser: green
 * only for the revision that is shown, as it was published.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProofPageStoryTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PAGES = "/mp/v1/villages/" + WholeVillage.VILLAGE + "/disclosures/";
    private static final String GREEN = "unchanged good right 这份公开与当时发布的一致";
    private static final String UNREAD = "unread plain right 附件还没有核对完";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @TempDir
    static Path phone;

    private Visitor villager;
    private ProofPage page;
    private String filing = "";
    private String another = "";

    @BeforeAll
    void publish() throws IOException {
        assumeTrue(ProofPage.nodeIsThere());
        villager = HERE.stranger();
        page = ProofPage.in(phone, villager);
        filing = new PublishedDisclosure(HERE).id();
        another = new PublishedDisclosure(HERE).id();
        for (var each : new String[] {filing, another}) {
            await().atMost(SOON).until(() -> proof(each).contains("\"state\":\"unchanged\""));
        }
    }

    @Test
    void whatWasPublishedIsGreen() throws IOException {
        assertThat(page(filing, proof(filing), shown(filing))).isEqualTo(GREEN);
    }

    /** What could not be checked is not green, and the headline says what it was. */
    @Test
    void aPhoneThatCannotCheckTheSignatureSaysSo() throws IOException {
        assertThat(onAnOldPhone(shown(filing))).isEqualTo("unsigned wary unknown 内容与存证一致；签名这部手机验不了");
        var edited = shown(filing).replace("<p>正文</p>", "<p>改过的</p>");
        assertThat(onAnOldPhone(edited)).isEqualTo("changed bad unknown 这份公开被改过");
    }

    private String onAnOldPhone(String shown) throws IOException {
        return page.said(filing, proof(filing), shown, "no-ed25519")
                .lines()
                .findFirst()
                .orElseThrow();
    }

    /** Whether the page shows the edited row already, or still what the server remembers of it. */
    @Test
    void whatSomebodyEditedBySqlIsRed() throws IOException {
        var red = "changed bad right 这份公开被改过";
        sql("alter table disclosure_revision disable trigger user");
        sql("update disclosure_revision set body = '<p>改过的</p>' where disclosure_id = '" + filing + "'");
        try {
            assertThat(page(filing, proof(filing), shown(filing))).isEqualTo(red);
            assertThat(page(filing, proof(filing), shown(filing).replace("正文", "改过的")))
                    .isEqualTo(red);
        } finally {
            sql("update disclosure_revision set body = '<p>正文</p>' where disclosure_id = '" + filing + "'");
            sql("alter table disclosure_revision enable trigger user");
        }
        assertThat(page(filing, proof(filing), shown(filing))).isEqualTo(GREEN);
    }

    /** Files travel over a villager's own line: none is fetched before somebody taps it, and it says how much it weighs. */
    @Test
    void anAttachmentIsFetchedWhenSomebodyTapsIt() throws IOException {
        var first = file("收支凭证.pdf", "paid 300");
        var second = file("验收单.pdf", "accepted");
        var withFiles = new PublishedDisclosure(HERE).with(List.of(first, second));
        await().atMost(SOON).until(() -> proof(withFiles).contains("\"state\":\"unchanged\""));
        fetch(first);
        fetch(second);
        assertThat(lines(withFiles)).containsExactly(UNREAD, weight(first, second), "收支凭证.pdf 还没有核对", "验收单.pdf 还没有核对");
        assertThat(lines(withFiles, second))
                .containsExactly(UNREAD, weight(first) + " " + second, "收支凭证.pdf 还没有核对", "验收单.pdf 和当时发布的一样");
        assertThat(lines(withFiles, "all"))
                .containsExactly(GREEN, "0 " + first + " " + second, "收支凭证.pdf 和当时发布的一样", "验收单.pdf 和当时发布的一样");
    }

    /** Somebody with the disk, who leaves every row as it is: only the bytes tell. */
    @Test
    void anAttachmentThatWasExchangedOnTheDiskIsRed() throws IOException {
        var id = file("收支凭证.pdf", "paid 300");
        var withFile = new PublishedDisclosure(HERE).with(List.of(id));
        await().atMost(SOON).until(() -> proof(withFile).contains("\"state\":\"unchanged\""));
        assertThat(lines(withFile, "all")).first().as("it could not be fetched").isEqualTo(UNREAD);
        assertThat(lines(withFile, "all")).last().asString().startsWith("收支凭证.pdf 没有取到");
        fetch(id);
        assertThat(lines(withFile, "all")).first().isEqualTo(GREEN);
        assertThat(verifier(withFile, id).words()).contains("和当时发布的附件一样", "与当时发布的一致");
        assertThat(verifier(withFile).words()).contains("没有核对：收支凭证.pdf");
        Files.write(kept(id), MadeDocuments.pdf("paid 900"));
        fetch(id);
        assertThat(proof(withFile)).as("the server sees nothing").contains("\"state\":\"unchanged\"");
        assertThat(lines(withFile)).first().as("nor does who has not looked").isEqualTo(UNREAD);
        assertThat(lines(withFile, id)).first().isEqualTo("exchanged bad right 附件被换过");
        var verdict = verifier(withFile, id);
        assertThat(verdict.words()).contains("它被换过");
        assertThat(verdict.exit()).isEqualTo(1);
    }

    private static String weight(String... files) throws IOException {
        var sum = 0L;
        for (var file : files) {
            sum += Files.size(phone.resolve(file));
        }
        return Long.toString(sum);
    }

    private List<String> lines(String of, String... taps) throws IOException {
        return page.said(of, proof(of), shown(of), taps).lines().toList();
    }

    private static String file(String name, String words) throws IOException {
        var clerk = HERE.desk("demo-cadre-1");
        var desk = "/console/v1/villages/" + WholeVillage.VILLAGE + "/attachments";
        return clerk.upload(desk, name, "application/pdf", MadeDocuments.pdf(words))
                .expect(201)
                .text("/id");
    }

    /** As the page does, whatever it is. */
    private void fetch(String id) throws IOException {
        var there = "/mp/v1/villages/" + WholeVillage.VILLAGE + "/attachments/" + id;
        Files.write(phone.resolve(id), villager.get(there).expect(200).bytes());
    }

    private static Path kept(String id) throws IOException {
        var folder = HERE.context().getEnvironment().getRequiredProperty("village.attachment.folder");
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.getFileName().toString().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Verifier.Verdict verifier(String of, String... files) throws IOException {
        var bundle = proof(of);
        Files.writeString(phone.resolve("proof.json"), bundle);
        var key = JsonMapper.shared().readTree(bundle).at("/verifierKey").asString();
        var arguments = Stream.concat(
                Stream.of("bundle", phone.resolve("proof.json").toString(), key),
                Stream.of(files).map(file -> phone.resolve(file).toString()));
        return Verifier.run(arguments.toArray(String[]::new));
    }

    /** A sound proof, of another filing or revision, given out for the one that is shown. */
    @Test
    void anothersProofIsRed() throws IOException {
        var red = "other bad - 拿来的是别的公开的证明";
        assertThat(page(filing, proof(another), shown(filing))).isEqualTo(red);
        assertThat(page(filing, proof(filing).replace("\"revision\":1", "\"revision\":2"), shown(filing)))
                .isEqualTo(red);
        var signed = "other bad right 拿来的是别的公开的证明";
        assertThat(page(filing, proof(another).replaceFirst(another, filing), shown(filing)))
                .as("its label says so, what was signed does not")
                .isEqualTo(signed);
    }

    @Test
    void whatThePageShowsOtherwiseThanItWasSignedIsRed() throws IOException {
        var red = "changed bad right 这份公开被改过";
        for (UnaryOperator<String> lie : Arrays.<UnaryOperator<String>>asList(
                page -> page.replace("<p>正文</p>", "<p>正 文</p>"),
                page -> page.replace("\"title\":\"矩阵\"", "\"title\":\"短阵\""),
                page -> page.replace("\"class\":\"village\"", "\"class\":\"party\""),
                page -> page.replace("\"period\":\"2026-01-01\"", "\"period\":\"2026-02-01\""),
                page -> page.replaceFirst("\"item\":\"VM", "\"item\":\"VN"),
                page -> page.replaceFirst("\"attachments\":\\[]", "\"attachments\":[{\"id\":\"1\"}]"),
                page -> page.replaceFirst("\"publishedAt\":\"20", "\"publishedAt\":\"19"))) {
            var lied = lie.apply(shown(filing));
            assertThat(lied).isNotEqualTo(shown(filing));
            assertThat(page(filing, proof(filing), lied)).isEqualTo(red);
        }
    }

    /** While instances of two versions answer, the older one tells nothing of three things: that proves nothing either way. */
    @Test
    void whatAServerOfBeforeDoesNotTellIsNoAccusation() throws IOException {
        var older = without(shown(filing), "item", "class", "period");
        assertThat(page(filing, proof(filing), older)).isEqualTo("older plain right 现在还核对不了");
        var bundle = proof(filing);
        var record = JsonMapper.shared().readTree(bundle).at("/record").asString();
        var told = without(record, "item", "class", "period");
        assertThat(page(filing, stored(bundle, told), shown(filing))).isEqualTo("older plain right 现在还核对不了");
        var red = "changed bad right 这份公开被改过";
        assertThat(page(filing, bundle, older.replace("正文", "改过的")))
                .as("what it does tell was changed")
                .isEqualTo(red);
        assertThat(page(filing, stored(bundle, told.replace("正文", "改过的")), shown(filing)))
                .isEqualTo(red);
        for (var one : List.of("item", "class", "period")) {
            assertThat(page(filing, bundle, without(shown(filing), one)))
                    .as("without " + one)
                    .isEqualTo(red);
            assertThat(page(filing, stored(bundle, without(record, one)), shown(filing)))
                    .as("stored without " + one)
                    .isEqualTo(red);
        }
    }

    /** The bundle of a server that finds something else in its tables than was put on record. */
    private static String stored(String bundle, String record) {
        var changed = (ObjectNode) JsonMapper.shared().readTree(bundle);
        changed.set("recorded", changed.get("record"));
        return changed.put("record", record).put("state", "changed").toString();
    }

    private static String without(String json, String... names) {
        var whole = (ObjectNode) JsonMapper.shared().readTree(json);
        var told = whole.has("content") ? (ObjectNode) whole.get("content") : whole;
        told.remove(List.of(names));
        return whole.toString();
    }

    /** Nobody writes something else under the cover of an erasure. */
    @Test
    void wordsWhoseErasureIsOnRecordAreRed() throws IOException {
        var red = "changed bad right 这份公开被改过";
        var words = proof(filing).replaceFirst("\\{", "{\"erased\":\"依法\",");
        assertThat(page(filing, words, shown(filing))).isEqualTo(red);
        var gone = words.replaceFirst("\"record\":\"(\\\\.|[^\"\\\\])*\",", "");
        assertThat(gone).isNotEqualTo(words);
        assertThat(page(filing, gone, shown(filing))).isEqualTo(red);
        var marked = shown(filing).replace(",\"erased\":null", "").replaceFirst("\\{", "{\"erased\":\"依法\",");
        assertThat(page(filing, gone, marked)).isEqualTo(red);
        var blank = marked.replace("<p>正文</p>", "").replace("\"title\":\"矩阵\"", "\"title\":\"内容已依法抹除\"");
        assertThat(page(filing, gone, blank)).isEqualTo("erased plain right 这份公开的内容已依法抹除");
    }

    @Test
    void whatTheServerAdmitsAgainstItselfIsRed() throws IOException {
        var lost = proof(filing).replaceFirst("\\{", "{\"later\":2,");
        assertThat(page(filing, lost, shown(filing))).isEqualTo("lost bad - 后来的更正不见了");
        var neverPut =
                proof(filing).replaceFirst(",\"checkpoint\":\"[^\"]*\"", "").replace("unchanged", "changed");
        assertThat(page(filing, neverPut, shown(filing))).isEqualTo("missing bad - 这份公开一直没有存证");
    }

    /** Who took the leaf away, or never signs, gets no patience without end. */
    @Test
    void whatIsNotOnRecordAfterAnHourIsRed() throws IOException {
        var unsigned =
                proof(filing).replaceFirst(",\"checkpoint\":\"[^\"]*\"", "").replace("unchanged", "pending");
        assertThat(page(filing, unsigned, shown(filing))).isEqualTo("pending plain - 正在存证，稍后再看");
        var longAgo = shown(filing).replaceFirst("\"publishedAt\":\"20", "\"publishedAt\":\"19");
        assertThat(page(filing, unsigned, longAgo)).isEqualTo("missing bad - 这份公开一直没有存证");
    }

    private String proof(String of) {
        return villager.get(PAGES + of + "/proof").expect(200).body();
    }

    private String shown(String of) {
        return villager.get(PAGES + of + "/revisions/1").expect(200).body();
    }

    /** Verdict, tone, signature and title of one without attachments. */
    private String page(String subject, String bundle, String shown) throws IOException {
        return page.said(subject, bundle, shown).lines().findFirst().orElseThrow();
    }

    private static void sql(String statement) {
        HERE.context().getBean(DatabaseClient.class).sql(statement).then().block(SOON);
    }
}

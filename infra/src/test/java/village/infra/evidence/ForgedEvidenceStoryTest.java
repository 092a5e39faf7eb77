package village.infra.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;
import village.infra.matrix.PublishedDisclosure;
import village.infra.story.Reply;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** Who holds the database forges with triggers off, and is convicted by what a villager takes home. */
class ForgedEvidenceStoryTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String EVIDENCE = "/openapi/v1/evidence";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @TempDir
    static Path folder;

    private final Visitor relative = HERE.stranger();
    private String filing = "";

    @BeforeEach
    void publish() {
        filing = new PublishedDisclosure(HERE).id();
        onRecord(1);
        keep();
    }

    /** Stories share the log: what was forged is put right again. */
    @AfterEach
    void putRight() {
        untriggered(
                "evidence_erasure",
                "delete from evidence_erasure where leaf_index not in (select leaf_index from kept_erasure)");
        untriggered("evidence_content", """
            insert into evidence_content
            select * from kept_content where leaf_index not in (select leaf_index from evidence_content)
            """);
        untriggered(
                "disclosure_revision",
                "delete from disclosure_revision where disclosure_id = '" + filing
                        + "'; insert into disclosure_revision select * from kept_revision");
        untriggered("disclosure", """
            update disclosure d set revision = k.revision, published_at = k.published_at
            from kept_disclosure k where d.id = k.id
            """);
        dropKept();
    }

    private void keep() {
        dropKept();
        sql("create table kept_erasure as select * from evidence_erasure");
        sql("create table kept_content as select * from evidence_content");
        sql("create table kept_revision as select * from disclosure_revision where disclosure_id = '" + filing + "'");
        sql("create table kept_disclosure as select * from disclosure where id = '" + filing + "'");
    }

    private static void dropKept() {
        sql("drop table if exists kept_erasure, kept_content, kept_revision, kept_disclosure");
    }

    @Test
    void wordsRewrittenUnderAMadeUpErasure() throws IOException {
        var leaf = proof("").text("/leaf");
        var madeUp = "insert into evidence_erasure (leaf_index, reason, erased_at) values (" + leaf + ", '依法', now())";
        assertThatThrownBy(() -> sql(madeUp)).hasMessageContaining("evidence_erasure");
        untriggered("evidence_erasure", madeUp);
        convicted("", "登记了依法抹除", "正文");
        sql("delete from evidence_content where leaf_index = " + leaf);
        convicted("", "登记了依法抹除", "正文");
        untriggered(
                "disclosure_revision",
                "update disclosure_revision set body = '<p>改过的</p>' where disclosure_id = '" + filing + "'");
        convicted("", "登记了依法抹除", "改过的");
        untriggered(
                "disclosure_revision",
                "update disclosure_revision set erased_reason = '依法', body = '',"
                        + " title = '改过的标题' where disclosure_id = '" + filing + "'");
        convicted("", "登记了依法抹除", "改过的标题");
        assertThat(log().words()).contains("登记了依法抹除", "改过的标题");
        assertThat(log().exit()).isEqualTo(1);
    }

    @Test
    void aCorrectionThatWasDeleted() throws IOException {
        correct();
        keep();
        untriggered(
                "disclosure_revision",
                "delete from disclosure_revision where number = 2 and disclosure_id = '" + filing + "'");
        untriggered("disclosure", "update disclosure set revision = 1 where id = '" + filing + "'");
        assertThat(proof("").text("/revision")).isEqualTo("2");
        convicted("", "第 2 版", "它被删掉了", "三千元写错了");
        convicted("?revision=1", "第 2 版", "它被删掉了");
    }

    @Test
    void aRevisionThatNobodyPublished() throws IOException {
        untriggered("disclosure_revision", """
            insert into disclosure_revision
            select (jsonb_populate_record(r, '{"number": 2, "body": "<p>塞进来的</p>", "reason": "改一改"}')).*
            from disclosure_revision r where r.number = 1 and r.disclosure_id = '%s'\
            """.formatted(filing));
        untriggered(
                "disclosure", "update disclosure set revision = 2, published_at = now() where id = '" + filing + "'");
        var proof = proof("");
        assertThat(proof.text("/revision")).isEqualTo("2");
        assertThat(proof.text("/state")).isEqualTo("changed");
        var verdict = bundle(proof);
        assertThat(verdict.words()).contains("早该有存证", "塞进来的");
        assertThat(verdict.exit()).isEqualTo(1);
    }

    /** As if it were a complaint, whose words are nobody's business: its hash stays, and it is missing where it belongs. */
    @Test
    void wordsRewrittenUnderARelabelledLeaf() throws IOException {
        var leaf = proof("").text("/leaf");
        untriggered(
                "disclosure_revision",
                "update disclosure_revision set body = '<p>改过的</p>' where disclosure_id = '" + filing + "'");
        untriggered("evidence_leaf", "update evidence_leaf set kind = 'complaint' where leaf_index = " + leaf);
        try {
            convicted("", "早该有存证", "改过的");
            assertThat(log().words()).contains("条不对外公开", "用 bundle 逐份核对");
        } finally {
            untriggered("evidence_leaf", "update evidence_leaf set kind = 'disclosure' where leaf_index = " + leaf);
        }
    }

    private void correct() {
        var desk = "/console/v1/villages/" + WholeVillage.VILLAGE + "/disclosures/" + filing;
        var clerk = HERE.desk("demo-cadre-1");
        var work = clerk.post(desk + "/corrections", "{\"reason\":\"三千元写错了\"}").expect(201);
        var version = work.json().at("/version").asLong();
        clerk.post(desk + "/submissions", "{\"version\":" + version + "}").expect(201);
        HERE.desk("demo-committee-1")
                .post(desk + "/checks", "{\"version\":" + (version + 1) + ",\"approved\":true}")
                .expect(201);
        clerk.post(desk + "/publications", "{\"version\":" + (version + 2) + "}")
                .expect(201);
        onRecord(2);
    }

    /** Asked all the while: on its way it is pending, never changed. */
    private void onRecord(long revision) {
        var states = new HashSet<String>();
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> {
            states.add(proof("?revision=" + revision).text("/state"));
            return states.contains("unchanged");
        });
        assertThat(states).isSubsetOf("pending", "unchanged");
    }

    private void convicted(String query, String... words) throws IOException {
        var proof = proof(query);
        assertThat(proof.text("/state")).isEqualTo("changed");
        var verdict = bundle(proof);
        assertThat(verdict.words()).contains(words);
        assertThat(verdict.exit()).isEqualTo(1);
    }

    private Reply proof(String query) {
        return relative.get("/mp/v1/villages/" + WholeVillage.VILLAGE + "/disclosures/" + filing + "/proof" + query)
                .expect(200);
    }

    private Verifier.Verdict bundle(Reply proof) throws IOException {
        Files.write(folder.resolve("proof.json"), proof.bytes());
        return Verifier.run("bundle", folder.resolve("proof.json").toString(), key());
    }

    private String key() {
        return relative.get(EVIDENCE + "/checkpoint").expect(200).text("/verifierKey");
    }

    private Verifier.Verdict log() throws IOException {
        var lines = new StringBuilder();
        for (String page = "-"; !page.isEmpty(); lines.append(page)) {
            page = relative.get(EVIDENCE + "/leaves?from="
                            + lines.toString().lines().count())
                    .expect(200)
                    .body();
        }
        Files.writeString(folder.resolve("leaves.ndjson"), lines);
        Files.writeString(
                folder.resolve("head.txt"),
                relative.with("Accept", "text/plain")
                        .get(EVIDENCE + "/checkpoint")
                        .expect(200)
                        .body());
        return Verifier.run(
                "log",
                folder.resolve("leaves.ndjson").toString(),
                key(),
                folder.resolve("head.txt").toString());
    }

    private static void untriggered(String table, String statement) {
        sql("alter table " + table + " disable trigger user");
        try {
            sql(statement);
        } finally {
            sql("alter table " + table + " enable trigger user");
        }
    }

    private static void sql(String statement) {
        HERE.context().getBean(DatabaseClient.class).sql(statement).then().block(SOON);
    }
}

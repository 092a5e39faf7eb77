package village.infra.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.evidence.Ledger.PATIENCE;
import static village.infra.evidence.Ledger.now;

import io.r2dbc.pool.ConnectionPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;
import village.api.evidence.CanonicalRecord;
import village.api.evidence.EvidenceLog;
import village.api.evidence.EvidenceLog.Leaf;
import village.api.evidence.checkpoint.Checkpoint;
import village.api.evidence.checkpoint.SignedCheckpoint;
import village.api.evidence.tree.Hash;
import village.api.evidence.tree.Outline;
import village.infra.postgres.PostgresExtension;

/** The stand-alone verifier against whoever owns the database: each test forges in its own way. */
class VerifierTest {
    private static final int LEAVES = 11;
    private static final CanonicalRecord.Key KEY = new CanonicalRecord.Key("disclosure", new UUID(1, 1), 1);

    @TempDir
    Path folder;

    private final UUID subject = UUID.randomUUID();
    private final ConnectionPool pool = PostgresExtension.pool(PostgresExtension.freshDatabase());
    private final DatabaseClient sql = DatabaseClient.create(pool);
    private final EvidenceLog log = Ledger.log(PostgresExtension.database(pool));
    private long size = LEAVES;
    private SignedCheckpoint signed;

    @BeforeEach
    void grow() throws IOException {
        Flux.fromIterable(Ledger.records(subject, 11)).concatMap(log::append).blockLast(PATIENCE);
        var root = now(log.fill(Outline.root(LEAVES))).get(0);
        var checkpoint = new Checkpoint(Ledger.KEY.verifier().name(), LEAVES, root);
        signed = new SignedCheckpoint(checkpoint, Ledger.KEY.note(checkpoint.text()), Instant.EPOCH);
        Files.writeString(folder.resolve("checkpoint.txt"), signed.note());
    }

    @AfterEach
    void close() {
        pool.disposeLater().block(PATIENCE);
    }

    @Test
    void believesAnHonestLog() throws IOException {
        var verdict = verify();
        assertThat(verdict.words()).contains("与签凭据时一样").doesNotContain("✗");
        assertThat(verdict.exit()).isZero();
    }

    @Test
    void believesAnHonestBundle() throws IOException {
        var verdict = bundle(leaf(3), Ledger.record(subject, 4).form());
        assertThat(verdict.words()).contains("与当时发布的一致", "第 4 版");
        assertThat(verdict.exit()).isZero();
    }

    @Test
    void convictsAChangedRecordByABundle() throws IOException {
        var verdict = bundle(leaf(3), Ledger.record(subject, 4).form().replace("第 4 版", "第 5 版"));
        assertThat(verdict.words()).contains("被改过", "当时存证的是").contains("第 4 版");
        assertThat(verdict.exit()).isEqualTo(1);
    }

    /** What no checkpoint covers: each reason in its own words, and never a word of the machine's. */
    @Test
    void saysWhyNoCheckpointCoversARecord() throws IOException {
        var gone = uncovered("changed");
        assertThat(gone.words()).contains("早该有存证", "它的内容也不见了").doesNotContain("null");
        assertThat(gone.exit()).isEqualTo(1);
        var stopped = uncovered("stopped");
        assertThat(stopped.words()).contains("已停止签发").doesNotContain("过几分钟", "按规定公布");
        assertThat(stopped.exit()).isEqualTo(2);
        var pending = uncovered("pending");
        assertThat(pending.words()).contains("过几分钟再取一次证明");
        assertThat(pending.exit()).isEqualTo(2);
    }

    private Verifier.Verdict uncovered(String state) throws IOException {
        Files.writeString(folder.resolve("proof.json"), "{\"state\":\"" + state + "\",\"kind\":\"disclosure\"}");
        return Verifier.run("bundle", at("proof.json"), "key");
    }

    /** While two versions answer, the older one tells nothing of three things: that proves nothing either way. */
    @Test
    void accusesNobodyOfWhatAServerOfBeforeDoesNotTell() throws IOException {
        var leaf = told("item", "class", "period", "title");
        var verdict = bundle(leaf, form("title"));
        assertThat(verdict.words()).contains("核对不了", "旧版本").doesNotContain("✗", "一致");
        assertThat(verdict.exit()).isEqualTo(2);
        assertThat(bundle(leaf, form("item", "class", "period", "title")).exit())
                .isZero();
        for (var told : List.of(
                form("class", "period", "title"),
                form("item", "period", "title"),
                form("item", "class", "title"),
                form("item", "class", "period", "title").replace("Aitem", "Bitem"),
                form("title").replace("Atitle", "Btitle"),
                form(),
                form("title").replace("}", ""))) {
            verdict = bundle(leaf, told);
            assertThat(verdict.words()).as(told).contains("被改过");
            assertThat(verdict.exit()).as(told).isEqualTo(1);
        }
    }

    /** The leaf of a disclosure whose content has these names; another checkpoint covers it. */
    private Leaf told(String... names) throws IOException {
        now(log.append(CanonicalRecord.of(KEY, Optional.empty(), content(names))));
        size = LEAVES + 1;
        var checkpoint = new Checkpoint(
                Ledger.KEY.verifier().name(),
                size,
                now(log.fill(Outline.root(size))).get(0));
        signed = new SignedCheckpoint(checkpoint, Ledger.KEY.note(checkpoint.text()), Instant.EPOCH);
        return leaf(LEAVES);
    }

    private static String form(String... names) {
        return CanonicalRecord.of(KEY, Optional.empty(), content(names)).form();
    }

    private static Map<String, String> content(String... names) {
        return Stream.of(names).collect(Collectors.toMap(name -> name, name -> "A" + name));
    }

    /** The record of one revision, sound in itself, given out for another's. */
    @Test
    void convictsAnotherRecordsProof() throws IOException {
        assertThat(bundle(leaf(3), Ledger.record(subject, 4).form()).exit()).isZero();
        var file = folder.resolve("bundle.json");
        Files.writeString(file, Files.readString(file).replace("\"revision\":4", "\"revision\":5"));
        var verdict =
                Verifier.run("bundle", file.toString(), Ledger.KEY.verifier().toString());
        assertThat(verdict.words()).contains("第 5 版", "是另一份记录的").doesNotContain("一致");
        assertThat(verdict.exit()).isEqualTo(1);
    }

    @Test
    void refusesTheWrongKeyAndANoteThatWasChanged() throws IOException {
        assertThat(Verifier.run("log", export(), "x+00000000+AQ==", at("checkpoint.txt"))
                        .exit())
                .isEqualTo(2);
        Files.writeString(folder.resolve("checkpoint.txt"), signed.note().replace("\n" + LEAVES, "\n10"));
        assertThat(verify().exit()).isEqualTo(2);
    }

    @Test
    void namesTheLeafThatWasChanged() throws IOException {
        Ledger.forge(sql, "update evidence_leaf set hash = sha256('x') where leaf_index = 5");
        var verdict = verify();
        assertThat(verdict.words()).contains("第 5 条", "对不上哈希", "历史被改写了");
        assertThat(verdict.exit()).isEqualTo(1);
    }

    @Test
    void convictsASwappedOrder() throws IOException {
        var two = 2;
        Ledger.forge(
                sql,
                "alter table evidence_leaf disable trigger all",
                "update evidence_leaf a set hash = b.hash, revision = a.revision + 1000 from evidence_leaf b where "
                        + "(a.leaf_index = " + two + " and b.leaf_index = " + (two + 1) + ") or (a.leaf_index = "
                        + (two + 1) + " and b.leaf_index = " + two + ")",
                "alter table evidence_leaf enable trigger all");
        assertThat(verify().words()).contains("历史被改写了");
        assertThat(verify().exit()).isEqualTo(1);
    }

    @Test
    void convictsARemovedTailByAnOlderCheckpoint() throws IOException {
        Ledger.forge(
                sql,
                "delete from evidence_content where leaf_index >= 9",
                "delete from evidence_leaf where leaf_index >= 9",
                "delete from evidence_node where (node_index + 1) << level > 9");
        assertThat(verify().words()).contains("尾部被删掉了");
        assertThat(verify().exit()).isEqualTo(1);
    }

    @Test
    void convictsATailThatWasWrittenAnew() throws IOException {
        Ledger.forge(
                sql,
                "delete from evidence_content where leaf_index >= 9",
                "delete from evidence_leaf where leaf_index >= 9",
                "delete from evidence_node where (node_index + 1) << level > 9");
        Flux.fromIterable(Ledger.records(UUID.randomUUID(), 5))
                .concatMap(log::append)
                .blockLast(PATIENCE);
        assertThat(verify().words()).contains("历史被改写了").doesNotContain("对不上");
        assertThat(verify().exit()).isEqualTo(1);
    }

    @Test
    void believesAnHonestGrowth() throws IOException {
        for (var size : List.of(1, 4, 6, 7, LEAVES)) {
            var verdict = growth(size, noted(size), signed.note());
            assertThat(verdict.words()).as("from " + size).contains("到 11 条，只增不改");
            assertThat(verdict.exit()).isZero();
        }
    }

    /** The operator signs what he likes; a checkpoint somebody kept does not lead to it. */
    @Test
    void convictsARewrittenHistoryAndARemovedTailByTwoCheckpoints() throws IOException {
        var kept = noted(9);
        Ledger.forge(
                sql,
                "delete from evidence_content where leaf_index >= 6",
                "delete from evidence_leaf where leaf_index >= 6",
                "delete from evidence_node where (node_index + 1) << level > 6");
        var shorter = growth(6, kept, noted(6));
        assertThat(shorter.words()).contains("旧凭据有 9 条，新凭据只有 6 条，尾部被删掉了");
        assertThat(shorter.exit()).isEqualTo(1);
        Flux.fromIterable(Ledger.records(UUID.randomUUID(), 6))
                .concatMap(log::append)
                .blockLast(PATIENCE);
        var rewritten = growth(9, kept, noted(12));
        assertThat(rewritten.words()).contains("历史被改写了");
        assertThat(rewritten.exit()).isEqualTo(1);
    }

    /** What the open API answers about the growth from a size to all there is, beside the two checkpoints. */
    private Verifier.Verdict growth(long from, String old, String now) throws IOException {
        var path = now(log.fill(Outline.consistency(from, now(log.size())))).stream()
                .map(Hash::base64)
                .toList();
        Files.writeString(
                folder.resolve("growth.json"),
                JsonMapper.shared().writeValueAsString(Map.of("from", from, "path", path)));
        Files.writeString(folder.resolve("old.txt"), old);
        Files.writeString(folder.resolve("new.txt"), now);
        return Verifier.run(
                "growth", at("growth.json"), Ledger.KEY.verifier().toString(), at("old.txt"), at("new.txt"));
    }

    /** The checkpoint of the first leaves, signed. */
    private String noted(long size) {
        var root = now(log.fill(Outline.root(size))).get(0);
        return Ledger.KEY.note(new Checkpoint(Ledger.KEY.verifier().name(), size, root).text());
    }

    @Test
    void saysErased() throws IOException {
        now(log.erase(1, "依法删除"));
        var verdict = verify();
        assertThat(verdict.words()).contains("已依法抹除（依法删除）");
        assertThat(verdict.exit()).isZero();
    }

    @Test
    void convictsContentThatIsGoneWithoutAnErasure() throws IOException {
        Ledger.forge(sql, "delete from evidence_content where leaf_index = 1");
        assertThat(verify().words()).contains("没有抹除的登记");
    }

    private Verifier.Verdict verify() throws IOException {
        return Verifier.run("log", export(), Ledger.KEY.verifier().toString(), at("checkpoint.txt"));
    }

    private String export() throws IOException {
        Files.write(
                folder.resolve("leaves.ndjson"),
                now(log.from(0, 1000)).stream().map(VerifierTest::line).toList());
        return at("leaves.ndjson");
    }

    private static String line(Leaf leaf) {
        return JsonMapper.shared()
                .writeValueAsString(members(
                        leaf, leaf.content().map(EvidenceLog.Content::form).orElse(null)));
    }

    private static LinkedHashMap<String, Object> members(Leaf leaf, String record) {
        var members = new LinkedHashMap<String, Object>();
        members.put("leaf", leaf.index());
        members.put("hash", leaf.hash().base64());
        members.put("kind", leaf.key().kind());
        members.put("subject", leaf.key().subject().toString());
        members.put("revision", leaf.key().revision());
        members.put("salt", leaf.content().map(EvidenceLog.Content::salt).orElse(null));
        members.put("record", record);
        members.put("erased", leaf.erasure().map(EvidenceLog.Erasure::reason).orElse(null));
        return members;
    }

    private Verifier.Verdict bundle(Leaf leaf, String record) throws IOException {
        var members = members(leaf, record);
        members.put("recorded", leaf.content().orElseThrow().form());
        members.put(
                "path",
                now(log.fill(Outline.inclusion(leaf.index(), size))).stream()
                        .map(hash -> Base64.getEncoder().encodeToString(hash.bytes()))
                        .toList());
        members.put("checkpoint", signed.note());
        Files.writeString(folder.resolve("bundle.json"), JsonMapper.shared().writeValueAsString(members));
        return Verifier.run("bundle", at("bundle.json"), Ledger.KEY.verifier().toString());
    }

    private Leaf leaf(long index) {
        return now(log.byIndex(index));
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }
}

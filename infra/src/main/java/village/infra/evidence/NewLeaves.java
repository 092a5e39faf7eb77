package village.infra.evidence;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.evidence.CanonicalRecord;
import village.api.evidence.tree.Edge;
import village.api.evidence.tree.Hash;
import village.api.evidence.tree.Merkle;
import village.api.evidence.tree.Node;
import village.api.place.Village;
import village.infra.postgres.JsonRows;
import village.infra.postgres.Prepared;
import village.infra.postgres.Prepared.Values;

/** Leaves that are being appended, and what becomes complete by them; written together. Not for several threads. */
final class NewLeaves {
    private static final Prepared WRITE = Prepared.of("""
        with fresh as (
          select * from jsonb_to_recordset(:leaves) as l (leaf_index bigint, hash bytea, kind text, subject_id uuid,
            revision bigint, village_id uuid, salt bytea, form text)
        ), leaf as (
          insert into evidence_leaf (leaf_index, hash, kind, subject_id, revision, village_id)
          select leaf_index, hash, kind, subject_id, revision, village_id from fresh order by leaf_index
        )
        insert into evidence_content (leaf_index, salt, form)
        select leaf_index, salt, form from fresh order by leaf_index
        """);
    private static final JsonRows LEAVES = new JsonRows(
            "leaf_index, hash, kind, subject_id, revision, village_id, salt, form",
            ":index, :hash, :kind, :subject, :revision, :village, :salt, :form");

    private final Edge edge;
    private final SecureRandom random;
    private final List<Consumer<Values>> rows = new ArrayList<>();
    private final Map<Node, Hash> complete = new LinkedHashMap<>();

    NewLeaves(Edge edge, SecureRandom random) {
        this.edge = edge;
        this.random = random;
    }

    /** Gives the place of the next leaf. */
    long append(CanonicalRecord record) {
        var salt = new byte[Merkle.SALT_LENGTH];
        random.nextBytes(salt);
        var hash = Merkle.leaf(salt, record.form());
        var index = edge.size();
        rows.add(values -> values.bind("index", index)
                .bind("hash", hash.bytes())
                .bind("kind", record.key().kind())
                .bind("subject", record.key().subject())
                .bind("revision", record.key().revision())
                .bind("village", record.village().map(Village.Id::value), UUID.class)
                .bind("salt", salt)
                .bind("form", record.form()));
        complete.putAll(edge.append(hash));
        return index;
    }

    Mono<Void> write(DatabaseClient client) {
        return WRITE.update(client, values -> values.bind("leaves", LEAVES.of(rows)))
                .then(TreeRows.write(client, complete));
    }
}

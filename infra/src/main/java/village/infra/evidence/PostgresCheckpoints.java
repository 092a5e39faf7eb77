package village.infra.evidence;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.text;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;
import village.api.evidence.checkpoint.Checkpoint;
import village.api.evidence.checkpoint.Checkpoints;
import village.api.evidence.checkpoint.SignedCheckpoint;
import village.api.evidence.tree.Hash;
import village.infra.postgres.Database;

final class PostgresCheckpoints implements Checkpoints {
    private static final String NEWEST = """
            select size, encode(root, 'hex'), origin, note, signed_at from evidence_checkpoint order by size desc limit 1
            """;
    private static final String ADD = """
            insert into evidence_checkpoint (size, root, origin, note, signed_at)
            values (:size, :root, :origin, :note, :at) on conflict do nothing
            """;

    private final Database database;

    PostgresCheckpoints(Database database) {
        this.database = database;
    }

    @Override
    public Mono<SignedCheckpoint> newest() {
        return database.query(client ->
                client.sql(NEWEST).map(PostgresCheckpoints::toCheckpoint).one());
    }

    @Override
    public Mono<Void> add(SignedCheckpoint signed) {
        return database.write(client -> client.sql(ADD)
                .bind("size", signed.checkpoint().size())
                .bind("root", signed.checkpoint().root().bytes())
                .bind("origin", signed.checkpoint().origin())
                .bind("note", signed.note())
                .bind("at", signed.signedAt())
                .then());
    }

    private static SignedCheckpoint toCheckpoint(Readable row) {
        var checkpoint = new Checkpoint(text(row, 2), number(row, 0), Hash.ofHex(text(row, 1)));
        return new SignedCheckpoint(checkpoint, text(row, 3), instant(row, 4));
    }
}

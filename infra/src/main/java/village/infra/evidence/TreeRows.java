package village.infra.evidence;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.text;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.evidence.tree.Hash;
import village.api.evidence.tree.Node;

/** Hashes of perfect subtrees, the leaves among them, by one indexed read each. */
final class TreeRows {
    static final String READ = """
            select 0 as level, l.leaf_index, encode(l.hash, 'hex')
            from evidence_leaf l where l.leaf_index = any(:leaves)
            union all
            select n.level, n.node_index, encode(n.hash, 'hex')
            from unnest(:levels, :indexes) w(level, node_index)
            join evidence_node n on n.level = w.level and n.node_index = w.node_index
            """;
    private static final String WRITE = """
            insert into evidence_node (level, node_index, hash)
            select n.level, n.node_index, decode(n.hash, 'hex') from unnest(:levels, :indexes, :hashes) n(level, node_index, hash)
            """;

    private TreeRows() {}

    static Mono<Map<Node, Hash>> read(DatabaseClient client, Collection<Node> nodes) {
        var leaves = nodes.stream().filter(node -> node.level() == 0).map(Node::index);
        var above = above(nodes);
        return client.sql(READ)
                .bind("leaves", leaves.toArray(Long[]::new))
                .bind("levels", levels(above))
                .bind("indexes", indexes(above))
                .map((row, meta) -> Map.entry(new Node((int) number(row, 0), number(row, 1)), Hash.ofHex(text(row, 2))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Writes those above the leaves. */
    static Mono<Void> write(DatabaseClient client, Map<Node, Hash> complete) {
        var above = above(complete.keySet());
        if (above.isEmpty()) {
            return Mono.empty();
        }
        var hashes = above.stream().map(complete::get).map(String::valueOf).toArray(String[]::new);
        return client.sql(WRITE)
                .bind("levels", levels(above))
                .bind("indexes", indexes(above))
                .bind("hashes", hashes)
                .then();
    }

    private static List<Node> above(Collection<Node> nodes) {
        return nodes.stream().filter(node -> node.level() > 0).collect(Collectors.toList());
    }

    private static Short[] levels(List<Node> nodes) {
        return nodes.stream().map(node -> (short) node.level()).toArray(Short[]::new);
    }

    private static Long[] indexes(List<Node> nodes) {
        return nodes.stream().map(Node::index).toArray(Long[]::new);
    }
}

package village.api.evidence.tree;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How hashes are made in the tree. */
public final class Merkle {
    public static final int SALT_LENGTH = 32;
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};
    private static final Hash EMPTY = Hash.sha256();

    private Merkle() {}

    /** The root of the tree without leaves. */
    public static Hash empty() {
        return EMPTY;
    }

    /** {@code SHA-256(0x00 ‖ entry)}. */
    public static Hash leaf(byte[] entry) {
        return Hash.sha256(LEAF, entry);
    }

    /** A record's leaf: its entry is {@code SHA-256(salt ‖ UTF-8 of the canonical form)}. */
    public static Hash leaf(byte[] salt, String form) {
        if (salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException("salt: " + salt.length + " bytes (expected: " + SALT_LENGTH + ")");
        }
        return leaf(Hash.sha256(salt, form.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    /** {@code SHA-256(0x01 ‖ left ‖ right)}. */
    public static Hash node(Hash left, Hash right) {
        return Hash.sha256(NODE, left.bytes(), right.bytes());
    }

    /** The hash over neighbouring perfect subtrees, from the largest to the smallest. */
    static Hash over(List<Hash> subtrees) {
        if (subtrees.isEmpty()) {
            return EMPTY;
        }
        var hash = subtrees.get(subtrees.size() - 1);
        for (var i = subtrees.size() - 2; i >= 0; i--) {
            hash = node(subtrees.get(i), hash);
        }
        return hash;
    }
}

package village.api.evidence.checkpoint;

import village.api.evidence.tree.Hash;

/**
 * The head of the log, as C2SP tlog-checkpoint writes it.
 *
 * @param origin names the log, for example {@code xiangyin.example/evidence}
 */
public record Checkpoint(String origin, long size, Hash root) {
    public Checkpoint {
        if (size < 0) {
            throw new IllegalArgumentException("size: " + size + " (expected: 0 or more)");
        }
        if (origin.isEmpty() || origin.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("origin: " + origin + " (expected: one line)");
        }
    }

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /** Reads what {@link #text()} wrote; further lines, which other logs may add, are passed over. */
    public static Checkpoint parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("checkpoint (expected: origin, size and root, a line each)");
        }
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.ofBase64(lines[2]));
    }
}

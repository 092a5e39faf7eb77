package village.api.evidence.tree;

/** A stored subtree is not there that must be: somebody took it away. */
public final class BrokenTree extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    BrokenTree(Node node) {
        super("evidence tree: " + node + " is missing");
    }
}

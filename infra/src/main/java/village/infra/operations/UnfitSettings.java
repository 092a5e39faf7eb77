package village.infra.operations;

import java.util.List;

/** Settings without which the application must not start. */
final class UnfitSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitSettings(List<String> faults) {
        super(String.join("\n", faults), null, false, false);
    }
}

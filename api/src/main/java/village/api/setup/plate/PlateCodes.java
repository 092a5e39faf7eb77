package village.api.setup.plate;

/** Makes codes for new plates: 8 letters and digits that nobody takes for another, and nobody can guess from the last. */
@FunctionalInterface
public interface PlateCodes {
    String next();
}

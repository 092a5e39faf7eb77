package village.infra.setup;

import java.security.SecureRandom;
import village.api.setup.plate.PlateCodes;

/** Eight of 28 signs: without vowels no words, and without look-alikes nothing to misread on a wall. */
final class RandomPlateCodes implements PlateCodes {
    private static final String SIGNS = "23456789BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String next() {
        return random.ints(LENGTH, 0, SIGNS.length())
                .map(SIGNS::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

package village.api.identity.login;

/** Gives what nobody can guess. */
public interface Chance {
    /** So many decimal digits. */
    String digits(int count);

    /** At least 128 bits as visible ASCII. */
    String secret();
}

package village.api.audit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network address as it may be kept: enough to tell an office from an internet café. Of four bytes the last is hidden,
 * of sixteen all but the first six, which name a network.
 */
public final class MaskedAddress {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})";
    /** What Java reads as it stands: anything else it would ask the network for. */
    private static final Pattern LITERAL =
            Pattern.compile(OCTET + "(\\." + OCTET + "){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    private MaskedAddress() {}

    /** Empty for what is no address; a name is never looked up. */
    public static Optional<String> of(String address) {
        try {
            return LITERAL.matcher(address).matches()
                    ? Optional.of(of(InetAddress.getByName(address)))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static String of(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == 4
                ? (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + ".*"
                : group(bytes, 0) + ":" + group(bytes, 2) + ":" + group(bytes, 4) + ":*";
    }

    private static String group(byte[] bytes, int at) {
        return Integer.toHexString(((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff));
    }
}

package village.api.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import village.api.Refusal;

/** One address or a range of them, as {@code 10.8.0.0/16} or {@code 2001:db8::/32}. */
public record AddressRange(String text) {
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern FORM = Pattern.compile("(?<address>[^/]+)(/(?<bits>[0-9]{1,3}))?");

    public AddressRange {
        text = text.strip();
        if (prefix(text).isEmpty()) {
            throw Refusal.invalid("/addresses", "地址应像 10.8.0.1 或 10.8.0.0/16 这样。");
        }
    }

    /** False for an address that cannot be read. */
    public boolean contains(String address) {
        return prefix(text)
                .flatMap(prefix -> bytes(address).map(prefix::contains))
                .orElse(false);
    }

    private record Prefix(byte[] bytes, int bits) {
        boolean contains(byte[] address) {
            if (address.length != bytes.length) {
                return false;
            }
            var whole = bits / 8;
            var rest = bits % 8;
            return Arrays.equals(address, 0, whole, bytes, 0, whole)
                    && (rest == 0 || ((address[whole] ^ bytes[whole]) & 0xff) >> (8 - rest) == 0);
        }
    }

    private static Optional<Prefix> prefix(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        var bits = Optional.ofNullable(form.group("bits")).map(Integer::valueOf);
        return bytes(form.group("address"))
                .map(bytes -> new Prefix(bytes, bits.orElse(bytes.length * 8)))
                .filter(prefix -> prefix.bits() <= prefix.bytes().length * 8);
    }

    /** Asks nobody for names: what is no written address is not looked up. */
    private static Optional<byte[]> bytes(String address) {
        if (!LITERAL.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(address).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}

package village.infra.web;

import io.netty.util.NetUtil;
import java.util.Arrays;

/** A range of addresses, for example {@code 10.0.0.0/8} or {@code ::1}. */
record Subnet(byte[] prefix, int bits) {
    static Subnet of(String text) {
        var slash = text.indexOf('/');
        var prefix = bytes(slash < 0 ? text : text.substring(0, slash));
        var bits = slash < 0 ? prefix.length * 8 : Integer.parseInt(text.substring(slash + 1));
        if (prefix.length == 0 || bits < 0 || bits > prefix.length * 8) {
            throw new IllegalArgumentException(
                    "village.proxies: " + text + " (expected: an address or a range a.b.c.d/n)");
        }
        return new Subnet(prefix, bits);
    }

    /** Reads a written address without asking anybody for names; empty when it is none. */
    static byte[] bytes(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null ? new byte[0] : bytes;
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        var whole = bits / 8;
        var rest = bits % 8;
        return Arrays.equals(address, 0, whole, prefix, 0, whole)
                && (rest == 0 || ((address[whole] ^ prefix[whole]) & 0xff) >> (8 - rest) == 0);
    }
}

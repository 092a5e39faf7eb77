package village.infra.web;

/** JSON as bytes: looks for NUL and lone surrogates in any string, names and unknown fields included. */
final class JsonText {
    private final byte[] json;

    private JsonText(byte[] json) {
        this.json = json;
    }

    static boolean clean(byte[] json) {
        return new JsonText(json).clean();
    }

    private boolean clean() {
        var at = 0;
        while (at < json.length) {
            if (json[at] == 0 || encodedSurrogate(at)) {
                return false;
            }
            if (json[at] != '\\') {
                at++;
                continue;
            }
            var length = escape(at);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** A surrogate written as three octets of its own, which is not UTF-8. */
    private boolean encodedSurrogate(int at) {
        return json[at] == (byte) 0xed && at + 1 < json.length && (json[at + 1] & 0xff) >= 0xa0;
    }

    /** The length of the escape at a place; 0 when it must be refused. Malformed ones are left to the parser. */
    private int escape(int at) {
        var unit = unit(at);
        if (unit < 0) {
            return 2;
        }
        if (unit == 0 || Character.isLowSurrogate((char) unit)) {
            return 0;
        }
        if (!Character.isHighSurrogate((char) unit)) {
            return 6;
        }
        var next = unit(at + 6);
        return next > 0 && Character.isLowSurrogate((char) next) ? 12 : 0;
    }

    /** The code unit of a {@code \\uXXXX} at a place, or -1. */
    private int unit(int at) {
        if (at + 5 >= json.length || json[at] != '\\' || json[at + 1] != 'u') {
            return -1;
        }
        var unit = 0;
        for (var i = at + 2; i < at + 6; i++) {
            var digit = Character.digit(json[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }
}

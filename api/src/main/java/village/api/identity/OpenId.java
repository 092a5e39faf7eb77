package village.api.identity;

/**
 * A user as one WeChat account knows him.
 *
 * @param appId the account
 * @param value opaque, 1 to 128 visible ASCII characters
 */
public record OpenId(String appId, String value) {
    public OpenId {
        if (value.isEmpty() || value.length() > 128 || !value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("openid: malformed (expected: 1 to 128 visible ASCII characters)");
        }
    }

    @Override
    public String toString() {
        return "OpenId[" + appId + ", ***]";
    }
}

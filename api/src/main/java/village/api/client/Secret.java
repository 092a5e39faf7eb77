package village.api.client;

import village.api.Refusal;

/** What a client and we share to sign with: 16 to 128 visible ASCII characters. */
public record Secret(String value) {
    public Secret {
        var visible = value.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        if (value.length() < 16 || value.length() > 128 || !visible) {
            throw Refusal.invalid("/secret", "密钥应为 16 到 128 个可见的英文字符。");
        }
    }

    @Override
    public String toString() {
        return "Secret[***]";
    }
}

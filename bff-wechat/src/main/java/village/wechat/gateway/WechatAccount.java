package village.wechat.gateway;

import java.util.Set;

/**
 * An account at WeChat this installation acts for.
 *
 * @param appId names the account, for example {@code wx0123456789abcdef}
 * @param capabilities what WeChat lets this account do; depends on its certification
 * @param secret the AppSecret; never leaves this package but towards WeChat
 */
public record WechatAccount(String appId, Kind kind, Set<Capability> capabilities, String secret) {
    public WechatAccount {
        capabilities = Set.copyOf(capabilities);
        if (!appId.matches("[0-9A-Za-z_-]{1,64}")) {
            throw new IllegalArgumentException("appId: malformed (expected: 1 to 64 letters and digits)");
        }
        if (!secret.matches("[0-9A-Za-z_-]{1,128}")) {
            throw new IllegalArgumentException("secret: malformed (expected: 1 to 128 letters and digits)");
        }
    }

    /** What sort of account it is. */
    public enum Kind {
        MINI_PROGRAM,
        /** 服务号 */
        SERVICE,
        /** 订阅号 */
        SUBSCRIPTION
    }

    /** What an account may do beyond existing. */
    public enum Capability {
        PAGE_LOGIN,
        PHONE_NUMBER,
        SUBSCRIBE_MESSAGE,
        TEMPLATE_MESSAGE,
        CONTENT_CHECK,
        /** 自定义菜单 by the interface. */
        MENU,
        /** JS-SDK in pages. */
        PAGE_SCRIPT,
        /** 草稿箱 by the interface. */
        DRAFT_BOX
    }

    public boolean can(Capability capability) {
        return capabilities.contains(capability);
    }

    @Override
    public String toString() {
        return "WechatAccount[" + appId + ", " + kind + ", " + capabilities + ", ***]";
    }
}

package village.api.identity;

import java.util.Optional;

/**
 * Who WeChat says is there.
 *
 * @param unionId the same over all accounts of one open-platform owner; empty where the platform does not give it
 */
public record WechatLogin(OpenId openId, Optional<String> unionId) {}

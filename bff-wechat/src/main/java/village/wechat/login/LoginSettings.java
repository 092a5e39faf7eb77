package village.wechat.login;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How browsers keep a session.
 *
 * @param secureCookies whether cookies travel over TLS only; switched off for a run on one's own machine
 */
@ConfigurationProperties("village.login")
public record LoginSettings(@DefaultValue("true") boolean secureCookies) {}

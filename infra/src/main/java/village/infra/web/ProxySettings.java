package village.infra.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands between browsers and us.
 *
 * @param trusted addresses and ranges of the proxies whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} count
 */
@ConfigurationProperties("village.proxies")
record ProxySettings(@DefaultValue List<String> trusted) {}

package village.wechat.caching;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
class PublicWiring {
    /**
     * @param size how many bytes of answers, plain and packed, an instance keeps; those asked for least go first
     * @param longest how long one is shown without asking again, where no event makes it out of date sooner
     */
    @Bean
    PublicContents publicContents(
            Clock clock,
            @Value("${village.caching.size:32MB}") DataSize size,
            @Value("${village.caching.longest:30s}") Duration longest) {
        return new PublicContents(clock, Ticker.systemTicker(), size.toBytes(), longest);
    }

    @Bean
    PublicAnswers publicAnswers(PublicContents contents) {
        return new PublicAnswers(contents);
    }
}

package village.wechat.caching;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
class PublicWiring {
    /** @param size how many bytes of answers, plain and packed, an instance keeps; those asked for least go first */
    @Bean
    PublicContents publicContents(Clock clock, @Value("${village.caching.size:32MB}") DataSize size) {
        return new PublicContents(clock, Ticker.systemTicker(), size.toBytes());
    }

    @Bean
    PublicAnswers publicAnswers(PublicContents contents) {
        return new PublicAnswers(contents);
    }
}

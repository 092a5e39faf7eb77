package village.infra.caching;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.event.LogTail;
import village.wechat.caching.PublicContents;

/** An instance that does not serve the face has no public contents of it. */
@Configuration(proxyBeanMethods = false)
class CachingWiring {
    @Bean
    SmartInitializingSingleton followedContents(LogTail tail, ObjectProvider<PublicContents> contents) {
        return () -> contents.ifAvailable(found -> tail.listen("public-contents", found));
    }

    @Bean
    MeterBinder countedContents(ObjectProvider<PublicContents> contents) {
        return registry -> contents.ifAvailable(
                found -> FunctionCounter.builder("village.public.loads", found, PublicContents::loads)
                        .description("public answers made anew")
                        .register(registry));
    }
}

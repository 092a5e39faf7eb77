package village.infra.embedded;

import org.springframework.context.annotation.Configuration;

/** What only the embedded run has. Named by {@link EmbeddedVillage}, never scanned. */
@Configuration(proxyBeanMethods = false)
class EmbeddedWiring {}

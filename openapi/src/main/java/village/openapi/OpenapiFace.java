package village.openapi;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Face 2. Importing this opens {@code /openapi} and {@code /open311}. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class OpenapiFace {}

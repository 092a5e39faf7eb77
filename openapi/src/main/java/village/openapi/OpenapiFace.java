package village.openapi;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Face 2. Importing this opens {@code /openapi} and {@code /open311}. Its controllers are called as those of the other face
 * are, so that beans go by their full names.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class OpenapiFace {}

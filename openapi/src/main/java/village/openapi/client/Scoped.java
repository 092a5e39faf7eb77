package village.openapi.client;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import village.api.client.Access;
import village.api.client.Resource;

/** Opens a handler method to signed calls of clients that have this scope, in the village of the path if it has one. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Scoped {
    Resource value();

    Access access() default Access.READ;

    /** Whether it brings a file, which may be far larger than other bodies. */
    boolean file() default false;
}

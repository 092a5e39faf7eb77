package village.openapi.retirement;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a handler method whose operation will stop answering; it is then told in every answer and in the document. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Retired {
    /** The day it was given up, for example {@code 2027-01-01}. */
    String since();

    /** The day it stops answering, at least 180 days later. */
    String until();

    /** The path that takes its place. */
    String instead();
}

/** The embedded run: one command starts PostgreSQL, Redis, a simulated WeChat and a demo village. Never shipped. */
@NullMarked
package village.infra.embedded;

import org.jspecify.annotations.NullMarked;

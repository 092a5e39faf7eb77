/** The event log on PostgreSQL: written with each change, put in order by one sequencer, followed by consumers. */
@NullMarked
package village.infra.event;

import org.jspecify.annotations.NullMarked;

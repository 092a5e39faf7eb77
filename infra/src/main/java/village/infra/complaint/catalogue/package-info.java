/** By which words of villagers the categories are known, on PostgreSQL. */
@NullMarked
package village.infra.complaint.catalogue;

import org.jspecify.annotations.NullMarked;

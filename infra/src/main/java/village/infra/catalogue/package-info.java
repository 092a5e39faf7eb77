/** The data catalogue: the marked columns, what PostgreSQL says of them, and the workbook. */
@NullMarked
package village.infra.catalogue;

import org.jspecify.annotations.NullMarked;

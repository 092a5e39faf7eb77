/** Versions of the category catalogue and of statutory periods: prepared, compared, published for a day, taken back before it. */
@NullMarked
package village.api.complaint.catalogue.editing;

import org.jspecify.annotations.NullMarked;

/** The village's business: the few words every capability shares, and one package per capability. */
@NullMarked
package village.api;

import org.jspecify.annotations.NullMarked;

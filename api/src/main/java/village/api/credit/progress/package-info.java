/** How far a Party member has come in each lesson (学习进度), by the server's clock, and when a lesson is finished. */
@NullMarked
package village.api.credit.progress;

import org.jspecify.annotations.NullMarked;

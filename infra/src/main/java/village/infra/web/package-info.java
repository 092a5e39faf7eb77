/** What every request passes before a face sees it: its id, its one log line, its size, its text. */
@NullMarked
package village.infra.web;

import org.jspecify.annotations.NullMarked;

/** Confirmed service of Party members becomes credit: what the log tells of requests and wishes they took on. */
@NullMarked
package village.api.credit.service;

import org.jspecify.annotations.NullMarked;

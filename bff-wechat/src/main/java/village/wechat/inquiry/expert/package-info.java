/** The telephone of an expert from outside: invitations, and the questions of his desk. */
@NullMarked
package village.wechat.inquiry.expert;

import org.jspecify.annotations.NullMarked;

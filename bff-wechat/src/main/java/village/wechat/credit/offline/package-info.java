/** Study away from the phone: handed in on the phone with its proof, decided at the desk. */
@NullMarked
package village.wechat.credit.offline;

import org.jspecify.annotations.NullMarked;

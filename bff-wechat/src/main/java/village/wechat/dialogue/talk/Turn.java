package village.wechat.dialogue.talk;

/**
 * What a message leads to.
 *
 * @param after the dialogue from now on
 */
public record Turn(Dialogue after, Act act) {
    static Turn say(Dialogue after, String text) {
        return new Turn(after, Act.say(text));
    }
}

package village.infra.wechat.inbox;

import village.infra.crypto.Sealer;
import village.wechat.account.inbox.Letter;

/** Seals letters and replies. A letter keeps its seal when it is carried from one store to the other. */
final class LetterSeal {
    private static final String BODY = "account_inbox.body";
    private static final String REPLY = "account_inbox.reply";

    private final Sealer sealer;

    LetterSeal(Sealer sealer) {
        this.sealer = sealer;
    }

    SealedLetter close(Letter letter) {
        return new SealedLetter(
                letter.key(),
                letter.appId(),
                letter.follower(),
                letter.receivedAt(),
                sealer.seal(BODY, letter.key(), letter.text()));
    }

    Letter open(SealedLetter letter) {
        return new Letter(
                letter.key(),
                letter.appId(),
                letter.follower(),
                letter.receivedAt(),
                sealer.open(BODY, letter.key(), letter.body()));
    }

    byte[] closeReply(String key, String reply) {
        return sealer.seal(REPLY, key, reply);
    }

    String openReply(String key, byte[] sealed) {
        return sealer.open(REPLY, key, sealed);
    }
}

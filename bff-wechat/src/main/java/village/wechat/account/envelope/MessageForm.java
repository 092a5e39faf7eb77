package village.wechat.account.envelope;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.OpenId;
import village.wechat.account.AccountMessage;
import village.wechat.account.AccountMessage.Content;

/** How WeChat writes down what a follower sent or did. */
public final class MessageForm {
    private static final String QR_SCENE = "qrscene_";

    private MessageForm() {}

    /** Reads a message to an account; refuses what WeChat would never write. */
    public static AccountMessage read(String appId, CallbackMessage fields) {
        try {
            return new AccountMessage(
                    new OpenId(appId, fields.field("FromUserName")),
                    Instant.ofEpochSecond(Long.parseUnsignedLong(fields.field("CreateTime"))),
                    content(fields));
        } catch (RuntimeException unreadable) {
            throw Refusal.of(Reason.REQUEST_MALFORMED);
        }
    }

    /**
     * Names a message for good: WeChat may tell it several times, with another time and nonce in the address. Message
     * numbers alone have been seen twice; events have none, but the same follower does not do the same thing twice in a
     * second.
     */
    public static String key(String appId, CallbackMessage fields) {
        var from = fields.field("FromUserName");
        var number = fields.field("MsgId");
        return digest(
                number.isEmpty()
                        ? String.join(
                                "\n",
                                appId,
                                from,
                                fields.field("CreateTime"),
                                fields.field("MsgType"),
                                fields.field("Event"),
                                fields.field("EventKey"),
                                fields.field("trace_id"),
                                fields.field("MsgID"))
                        : String.join("\n", appId, from, number));
    }

    /** Names whoever sent a message for good, without telling who it is. */
    public static String follower(String appId, CallbackMessage fields) {
        return digest(String.join("\n", appId, fields.field("FromUserName")));
    }

    private static Content content(CallbackMessage fields) {
        var type = fields.field("MsgType");
        return switch (type) {
            case "text" -> text(fields);
            case "voice" ->
                new AccountMessage.Voice(
                        fields.field("MediaId"), fields.field("Format"), optional(fields.field("Recognition")));
            case "image" -> new AccountMessage.Picture(fields.field("MediaId"));
            case "location" ->
                new AccountMessage.Location(
                        degrees(fields, "Location_X", 90),
                        degrees(fields, "Location_Y", 180),
                        fields.field("Label"),
                        true);
            case "event" -> event(fields);
            default -> new AccountMessage.Other(type, "");
        };
    }

    private static Content text(CallbackMessage fields) {
        var text = fields.field("Content");
        return text.isBlank() ? new AccountMessage.Other("text", "") : new AccountMessage.Text(text);
    }

    private static Content event(CallbackMessage fields) {
        var event = fields.field("Event");
        var key = fields.field("EventKey");
        return switch (event) {
            case "subscribe" -> new AccountMessage.Followed(optional(scene(key)));
            case "unsubscribe" -> new AccountMessage.Unfollowed();
            case "SCAN" -> key.isEmpty() ? other(event) : new AccountMessage.Scanned(scene(key));
            case "CLICK" -> key.isEmpty() ? other(event) : new AccountMessage.MenuClicked(key);
            case "LOCATION" ->
                new AccountMessage.Location(
                        degrees(fields, "Latitude", 90), degrees(fields, "Longitude", 180), "", false);
            default -> other(event);
        };
    }

    private static Content other(String event) {
        return new AccountMessage.Other("event", event);
    }

    private static String scene(String key) {
        return key.startsWith(QR_SCENE) ? key.substring(QR_SCENE.length()) : key;
    }

    private static Optional<String> optional(String text) {
        return Optional.of(text).filter(known -> !known.isBlank());
    }

    private static double degrees(CallbackMessage fields, String name, double most) {
        var degrees = Double.parseDouble(fields.field(name));
        if (!(Math.abs(degrees) <= most)) {
            throw new IllegalArgumentException(name + " (expected: degrees)");
        }
        return degrees;
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 (expected: part of every JDK)", e);
        }
    }
}

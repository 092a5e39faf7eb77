package village.wechat.notice;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.notice.preference.ChoosePreference;
import village.api.notice.preference.Preference;
import village.api.notice.preference.QuietHours;
import village.api.notice.preference.ReadPreference;
import village.api.notice.preference.Rhythm;
import village.api.notice.preference.Wording;
import village.wechat.Words;

/** When and in which words somebody wants to be told. */
@RestController
@RequestMapping("/mp/v1/me/notice-preferences")
@Tag(name = "通知", description = "站内通知与微信订阅消息")
class PreferenceController {
    private final ReadPreference readPreference;
    private final ChoosePreference choosePreference;

    PreferenceController(ReadPreference readPreference, ChoosePreference choosePreference) {
        this.readPreference = readPreference;
        this.choosePreference = choosePreference;
    }

    @Schema(name = "NoticePreferences", example = """
            {"quietHours": {"from": "21:00", "to": "07:00"}, "digest": "daily", "wording": "elder"}
            """)
    record Settings(
            @Schema(description = "免打扰时段；不写为 21:00 到 07:00，起止相同为不设") @Nullable @Valid
            Quiet quietHours,

            @Schema(
                    description = "进展怎么发：off 逐条，daily 每天一次，weekly 每周一次",
                    allowableValues = {"off", "daily", "weekly"})
            @NotNull(message = "请写明进展怎么发。")
            String digest,

            @Schema(
                    description = "文字：standard 普通，elder 长辈",
                    allowableValues = {"standard", "elder"})
            @NotNull(message = "请写明用哪种文字。")
            String wording) {

        static Settings of(Preference preference) {
            return new Settings(
                    Quiet.of(preference.quietHours()), Words.of(preference.digest()), Words.of(preference.wording()));
        }

        Preference toPreference() {
            return new Preference(
                    quietHours == null ? QuietHours.USUAL : quietHours.toQuietHours(),
                    Words.read(digest, Rhythm.OFF, "/digest"),
                    Words.read(wording, Wording.STANDARD, "/wording"));
        }
    }

    @Schema(name = "QuietHours")
    record Quiet(
            @Schema(example = "21:00") @NotNull(message = "请写明从几点开始。")
            String from,

            @Schema(example = "07:00") @NotNull(message = "请写明到几点结束。")
            String to) {

        static Quiet of(QuietHours hours) {
            return new Quiet(hours.from().toString(), hours.to().toString());
        }

        QuietHours toQuietHours() {
            return new QuietHours(time(from, "/quietHours/from"), time(to, "/quietHours/to"));
        }

        private static LocalTime time(String text, String pointer) {
            if (!text.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
                throw Refusal.invalid(pointer, "请写成 21:00 这样的时间。");
            }
            return LocalTime.parse(text);
        }
    }

    @Operation(operationId = "readMyNoticePreferences", summary = "我的消息设置")
    @GetMapping
    Mono<Settings> read(Actor actor) {
        return readPreference.read(actor).map(Settings::of);
    }

    @Operation(operationId = "chooseMyNoticePreferences", summary = "改我的消息设置")
    @PutMapping
    Mono<Settings> choose(Actor actor, @Valid @RequestBody Settings body) {
        return Mono.fromSupplier(body::toPreference)
                .flatMap(chosen -> choosePreference.choose(actor, chosen))
                .map(Settings::of);
    }
}

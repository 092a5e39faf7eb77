package village.wechat.dialogue;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.identity.binding.Binding;
import village.api.identity.membership.RecognizeFollower;
import village.api.place.ScanDoorPlate;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;
import village.wechat.account.AccountMessage;
import village.wechat.account.AccountMessage.Content;
import village.wechat.dialogue.talk.Plate;
import village.wechat.dialogue.talk.Surroundings;
import village.wechat.dialogue.talk.Surroundings.Scan;

/** Finds out who sent a message, where he belongs, and what the code stands for that he scanned. */
final class Reception {
    private static final Pattern VILLAGE = Pattern.compile("(?:village[:-]|v[:-]?)?([0-9]{12})");
    private static final Pattern PLATE = Pattern.compile("(?:plate[:-]|p[:-])?([0-9A-Za-z_-]{1,64})");
    private static final String AT_FOLLOWING = "qrscene_";

    private final ServedVillages served;
    private final RecognizeFollower recognizeFollower;
    private final Villages villages;
    private final ScanDoorPlate scanDoorPlate;

    Reception(
            ServedVillages served,
            RecognizeFollower recognizeFollower,
            Villages villages,
            ScanDoorPlate scanDoorPlate) {
        this.served = served;
        this.recognizeFollower = recognizeFollower;
        this.villages = villages;
        this.scanDoorPlate = scanDoorPlate;
    }

    Mono<Met> meet(AccountMessage message) {
        if (needsNobody(message.content())) {
            return Mono.just(Met.NOBODY);
        }
        return Mono.zip(
                        served.of(message.from().appId()),
                        recognizeFollower.recognize(message.from()),
                        scanned(message))
                .map(found -> new Met(
                        found.getT2().person(), new Surroundings(found.getT1(), bound(found.getT2()), found.getT3())));
    }

    private static boolean needsNobody(Content content) {
        return content instanceof AccountMessage.Unfollowed
                || content instanceof AccountMessage.Other
                || (content instanceof AccountMessage.Location location && !location.chosen());
    }

    private static Set<Village.Id> bound(RecognizeFollower.Follower follower) {
        return follower.villages().stream()
                .filter(membership ->
                        membership.binding().filter(Binding.State.BOUND::equals).isPresent())
                .map(membership -> membership.village().id())
                .collect(Collectors.toSet());
    }

    private Mono<Optional<Scan>> scanned(AccountMessage message) {
        var scene = message.content() instanceof AccountMessage.Scanned code
                ? Optional.of(code.scene())
                : message.content() instanceof AccountMessage.Followed followed
                        ? followed.scene()
                        : Optional.<String>empty();
        return Mono.justOrEmpty(scene)
                .map(code -> code.startsWith(AT_FOLLOWING) ? code.substring(AT_FOLLOWING.length()) : code)
                .flatMap(code -> scan(code, message))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private Mono<Scan> scan(String code, AccountMessage message) {
        var village = VILLAGE.matcher(code);
        if (village.matches()) {
            return villages.byCode(new VillageCode(village.group(1))).map(found -> new Scan(found, Optional.empty()));
        }
        var plate = PLATE.matcher(code);
        return plate.matches() ? plate(plate.group(1), message) : Mono.empty();
    }

    private Mono<Scan> plate(String code, AccountMessage message) {
        return scanDoorPlate
                .scan(code)
                .map(place -> new Scan(
                        place.village(),
                        Optional.of(new Plate(
                                place.plate().code(),
                                place.village().id(),
                                place.plate().label(),
                                message.at()))))
                .onErrorResume(Refusal.class, unknown -> Mono.empty());
    }
}

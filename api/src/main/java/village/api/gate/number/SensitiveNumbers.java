package village.api.gate.number;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import village.api.gate.number.Group.Gap;

/**
 * Finds identity numbers, bank cards and telephone numbers in plain or rich text, however they are written: full-width,
 * spaced, hyphenated, wrapped over two lines, with invisible characters or formatting in between. Pure; time grows with
 * the length of the text.
 */
public final class SensitiveNumbers {
    private static final int SHORTEST = 7;
    private static final int LONGEST = 19;
    private static final int IDENTITY = 18;
    private static final int SHORT_CARD = 13;
    /** Identifiers and hashes, whose digits mean nothing. */
    private static final Pattern MACHINE =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
                    + "|(?<![0-9a-zA-Z])(?=[0-9]*[a-fA-F])[0-9a-fA-F]{32,128}(?![0-9a-zA-Z])");

    /** What has a check digit, then what stands in one piece, then what explains the most digits. */
    private static final Comparator<Found> SUREST = Comparator.<Found, Boolean>comparing(found -> !found.checked())
            .thenComparing(Found::kind)
            .thenComparing(found -> found.candidate().shape().size() > 1)
            .thenComparing(found -> -found.number().length())
            .thenComparing(found -> found.candidate().groups().size());

    private final Set<String> published;

    private SensitiveNumbers(Set<String> published) {
        this.published = published;
    }

    /** @param published telephone numbers that everybody may read, in any way of writing */
    public static SensitiveNumbers except(Collection<String> published) {
        return new SensitiveNumbers(published.stream()
                .map(number -> number.replaceAll("[^0-9]", ""))
                .filter(digits -> digits.length() >= SHORTEST)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** What is found, in the order of the text; possibly nothing. */
    public List<Hit> in(String text) {
        return found(text).stream().map(Found::hit).toList();
    }

    /**
     * The text with every number masked, as long as before, everything else as it was. Nothing is found in it any more;
     * masking it again changes nothing.
     */
    public String masked(String text) {
        var result = text;
        for (var found = found(result); !found.isEmpty(); found = found(result)) {
            result = hidden(result, found);
        }
        return result;
    }

    private static String hidden(String text, List<Found> found) {
        var result = new StringBuilder(text);
        for (var each : found) {
            for (var place : each.hidden()) {
                IntStream.range(place.start(), place.end()).forEach(at -> result.setCharAt(at, '*'));
            }
        }
        return result.toString();
    }

    private List<Found> found(String text) {
        return Tokens.of(blanked(text)).stream()
                .flatMap(lane -> among(text, lane).stream())
                .sorted(Comparator.comparingInt(found -> found.candidate().start()))
                .toList();
    }

    /** What stands by itself, then what others are glued to. */
    private List<Found> among(String text, List<Group> lane) {
        var whole = apart(candidates(text, lane));
        var proved = new BitSet();
        whole.stream()
                .filter(Found::checked)
                .forEach(found ->
                        proved.set(found.candidate().start(), found.candidate().end()));
        var cut = Glued.cut(text, lane, proved);
        return cut == lane ? whole : apart(candidates(text, cut));
    }

    /** The text without identifiers and hashes, every other character in its place. */
    private static String blanked(String text) {
        var found = MACHINE.matcher(text);
        return found.find() ? found.replaceAll(match -> blank(match.group())) : text;
    }

    /** Letters glued to a number that proves itself make no hash of it. */
    private static String blank(String machine) {
        var joined = machine.replace("-", "");
        return IdentityNumbers.within(joined) || BankCards.within(joined) ? machine : "~".repeat(machine.length());
    }

    private List<Found> candidates(String text, List<Group> lane) {
        var all = new ArrayList<Found>();
        for (var first = 0; first < lane.size(); first++) {
            var digits = new StringBuilder();
            for (var last = first; last < lane.size(); last++) {
                var group = lane.get(last);
                group.digits().forEach(digit -> digits.append(digit.value()));
                if (digits.length() > LONGEST || (last > first && group.gap() == Gap.APART)) {
                    break;
                }
                if (digits.length() >= SHORTEST) {
                    judged(new Candidate(text, lane.subList(first, last + 1), digits.toString()))
                            .ifPresent(all::add);
                }
                if (group.isX()) {
                    break;
                }
            }
        }
        return all;
    }

    private Optional<Found> judged(Candidate candidate) {
        if (IdentityNumbers.is(candidate)) {
            return Optional.of(new Found(NumberKind.IDENTITY, candidate, candidate.digits()));
        }
        if (BankCards.is(candidate)) {
            return Optional.of(new Found(NumberKind.BANK_CARD, candidate, candidate.digits()));
        }
        return Telephones.mobile(candidate)
                .filter(number -> !published.contains(number))
                .map(number -> new Found(NumberKind.MOBILE, candidate, number))
                .or(() -> Telephones.landline(candidate)
                        .filter(number -> published.stream().noneMatch(own -> own.endsWith(number)))
                        .map(number -> new Found(NumberKind.LANDLINE, candidate, number)));
    }

    /** Of those that share digits the surest. */
    private static List<Found> apart(List<Found> all) {
        var taken = new BitSet();
        return all.stream()
                .sorted(SUREST)
                .filter(found -> found.candidate().takes(taken))
                .toList();
    }

    private record Found(NumberKind kind, Candidate candidate, String number) {
        boolean checked() {
            return number.length() == IDENTITY || (kind == NumberKind.BANK_CARD && number.length() > SHORT_CARD);
        }

        Hit hit() {
            var shown = kind.shownFirst(number);
            var masked = number.substring(0, shown)
                    + "*".repeat(number.length() - shown - kind.shownLast())
                    + number.substring(number.length() - kind.shownLast());
            return new Hit(kind, candidate.start(), candidate.end(), masked);
        }

        /** The digits masking hides. */
        List<Group.Digit> hidden() {
            var places = candidate.places();
            var prefix = places.size() - number.length();
            return places.subList(prefix + kind.shownFirst(number), places.size() - kind.shownLast());
        }
    }
}

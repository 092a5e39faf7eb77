package village.infra.bench.harness;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to measure and with what.
 *
 * @param jar the packaged installation
 * @param only numbers of workloads; empty for all
 * @param quick fewer and shorter rounds, to see whether everything works
 * @param growth how the workloads grow, and nothing else
 * @param warm how long a contender is warmed at least, in seconds; empty for as long as the kind of run asks
 * @param largest the largest number of rows in growth, as a power of ten
 */
public record Options(Path jar, Set<Integer> only, boolean quick, boolean growth, OptionalInt warm, int largest) {
    private static final String LAUNCHER = "bin/java";

    public static Options given() {
        return new Options(
                Path.of(text("bench.jar").orElse("../target/xiangyin.jar"))
                        .toAbsolutePath()
                        .normalize(),
                text("bench.only").stream()
                        .flatMap(list -> Arrays.stream(list.split(",")))
                        .map(number -> Integer.valueOf(number.trim()))
                        .collect(Collectors.toSet()),
                flag("bench.quick"),
                flag("bench.growth"),
                text("bench.warm")
                        .map(seconds -> OptionalInt.of(Integer.parseInt(seconds)))
                        .orElseGet(OptionalInt::empty),
                text("bench.largest").map(Integer::parseInt).orElse(6));
    }

    public boolean wants(int workload) {
        return only.isEmpty() || only.contains(workload);
    }

    public int rounds() {
        return quick ? 2 : 5;
    }

    /** How many articles there are to be read. */
    public int articles() {
        return quick ? 100_000 : 1_000_000;
    }

    public long windowMillis() {
        return quick ? 1500 : 4000;
    }

    public long warmMillis() {
        return 1000L * warm.orElse(quick ? 4 : 60);
    }

    /** How long each of those that grow is warmed, in turn with the others. */
    public long growthWarmMillis() {
        return 2 * warmMillis();
    }

    /** What operators lay the jar out with; it lies beside the folder the jar is built in. */
    public Path script() {
        return jar.resolve("../../package").normalize();
    }

    /** The JDK this runs on. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), LAUNCHER);
    }

    /** JDK 25: where told, else JAVA_HOME_25, JAVA_HOME, or beside the JDK this runs on. */
    public static Optional<Path> java25() {
        var told = Stream.of(text("bench.jdk25"), variable("JAVA_HOME_25"), variable("JAVA_HOME"))
                .flatMap(Optional::stream)
                .map(Path::of);
        return Stream.concat(told, neighbours())
                .filter(Options::is25)
                .map(home -> home.resolve(LAUNCHER))
                .findFirst();
    }

    private static Stream<Path> neighbours() {
        var homes = Path.of(System.getProperty("java.home")).toAbsolutePath().getParent();
        var found = homes == null ? null : homes.toFile().listFiles(File::isDirectory);
        return found == null ? Stream.empty() : Arrays.stream(found).map(File::toPath);
    }

    private static boolean is25(Path home) {
        try {
            return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"25");
        } catch (java.io.IOException none) {
            return false;
        }
    }

    /** pgbench: where told, else on the path, else where Debian keeps it. */
    public static Optional<Path> pgbench() {
        var path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.concat(
                        text("bench.pgbench").stream(),
                        Arrays.stream(path.split(File.pathSeparator)).map(folder -> folder + "/pgbench"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean flag(String name) {
        return text(name).filter(word -> !word.equals("false")).isPresent();
    }

    private static Optional<String> text(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}

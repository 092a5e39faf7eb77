package village.infra.bench.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** CPU time as the operating system accounts for it, in microseconds. */
public final class Cpu {
    /** Linux tells ticks of a hundredth of a second. */
    private static final long TICK_MICROS = 10_000;

    private static final int USER = 11;
    private static final int REAPED_CHILDREN_SYSTEM = 14;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+([0-9]+) kB");

    private Cpu() {}

    /** Of a process alone. */
    public static long of(long pid) {
        return ticks(pid, USER, USER + 1) * TICK_MICROS;
    }

    /** Of a process, its children, and those it has buried. */
    public static long withChildren(long pid) {
        var children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .mapToLong(child -> of(child.pid()))
                .sum();
        return ticks(pid, USER, REAPED_CHILDREN_SYSTEM) * TICK_MICROS + children;
    }

    /** Resident memory in megabytes. */
    public static long residentMegabytes(long pid) {
        var found = RESIDENT.matcher(read(pid, "status"));
        return found.find() ? Long.parseLong(found.group(1)) / 1024 : 0;
    }

    private static long ticks(long pid, int first, int last) {
        var line = read(pid, "stat");
        var fields = line.substring(line.lastIndexOf(')') + 1).trim().split(" ");
        var sum = 0L;
        for (var field = first; field <= last && field < fields.length; field++) {
            sum += Long.parseLong(fields[field]);
        }
        return sum;
    }

    /** Empty when the process is gone. */
    private static String read(long pid, String file) {
        var path = Path.of("/proc", Long.toString(pid), file);
        try {
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            if (!Files.exists(path.getParent())) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}

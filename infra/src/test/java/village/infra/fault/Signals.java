package village.infra.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What an operating system, or bad luck, does to a process and to those it started. */
final class Signals {
    private Signals() {}

    /** The process first, so that it starts no others meanwhile. */
    static void stop(ProcessHandle process) {
        send("STOP", List.of(process));
        send("STOP", process.descendants().toList());
    }

    static void go(ProcessHandle process) {
        send("CONT", all(process));
    }

    static void kill(ProcessHandle process) {
        send("STOP", List.of(process));
        var all = all(process);
        send("KILL", all);
        all.forEach(one -> one.onExit().join());
    }

    private static List<ProcessHandle> all(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).toList();
    }

    private static void send(String signal, List<ProcessHandle> processes) {
        if (processes.isEmpty()) {
            return;
        }
        var command = new ArrayList<>(List.of("kill", "-" + signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

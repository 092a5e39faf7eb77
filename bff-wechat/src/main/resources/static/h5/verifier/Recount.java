import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up exported lines of the study ledger without the village's server: one file, nothing but a JDK (17 or newer).
 *
 * <pre>
 * java Recount.java 台账.csv          prints member,year,lines,points,minutes for every member's year
 * </pre>
 *
 * Checks that the lines of a year are numbered without a gap, that each balance is the one before plus the line, and
 * that a reversing line takes back exactly one earlier line. Ends with 0 when all holds, 1 when something does not, 2
 * when it could not read.
 */
public final class Recount {
    private final List<String> faults = new ArrayList<>();
    private final Map<String, long[]> years = new TreeMap<>();
    private final Map<String, long[]> lines = new HashMap<>();
    private final Map<String, String> takenBack = new HashMap<>();

    public static void main(String[] args) {
        if (args.length != 1) {
            System.out.println("用法：java Recount.java 台账.csv");
            System.exit(2);
        }
        try {
            System.exit(new Recount().run(Files.readString(Path.of(args[0]), StandardCharsets.UTF_8)));
        } catch (IOException | RuntimeException broken) {
            System.out.println("没法读：" + broken);
            System.exit(2);
        }
    }

    private int run(String text) {
        var rows = rows(text.startsWith("\uFEFF") ? text.substring(1) : text);
        var head = rows.get(0);
        rows.subList(1, rows.size()).forEach(row -> line(named(head, row)));
        years.forEach((key, sum) -> System.out.println(key + "," + sum[0] + "," + sum[1] + "," + sum[2]));
        faults.forEach(words -> System.out.println("✗ " + words));
        return faults.isEmpty() ? 0 : 1;
    }

    private static Map<String, String> named(List<String> head, List<String> row) {
        var named = new HashMap<String, String>();
        for (var at = 0; at < head.size(); at++) {
            named.put(head.get(at), row.get(at));
        }
        return named;
    }

    private void line(Map<String, String> line) {
        var key = line.get("member") + "," + line.get("year");
        var where = key + " 第 " + line.get("number") + " 行";
        var sum = years.computeIfAbsent(key, none -> new long[3]);
        var points = Long.parseLong(line.get("points"));
        var minutes = Long.parseLong(line.get("minutes"));
        sum[0]++;
        sum[1] += points;
        sum[2] += minutes;
        require(Long.parseLong(line.get("number")) == sum[0], where + "：行号不连续");
        require(Long.parseLong(line.get("pointsAfter")) == sum[1], where + "：积分累计对不上");
        require(Long.parseLong(line.get("minutesAfter")) == sum[2], where + "：分钟累计对不上");
        reversal(line, points, minutes, where);
        lines.put(line.get("id"), new long[] {points, minutes});
    }

    /** What is taken back may stand in the file of an earlier year. */
    private void reversal(Map<String, String> line, long points, long minutes, String where) {
        var taken = line.get("reverses");
        if (taken.isEmpty()) {
            return;
        }
        require(takenBack.put(taken, where) == null, where + "：同一行冲正了两次");
        var before = lines.get(taken);
        require(
                before == null || before[0] == -points && before[1] == -minutes,
                where + "：冲正的数和原来那一行不相反");
    }

    private void require(boolean holds, String words) {
        if (!holds) {
            faults.add(words);
        }
    }

    /** RFC 4180. */
    private static List<List<String>> rows(String text) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (quoted) {
                if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    cell.append('"');
                    at++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        return rows;
    }
}

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks the evidence log of a village without the village's server: one file, nothing but a JDK (17 or newer).
 *
 * <pre>
 * java Verify.java bundle proof.json [key [file…]]         one published record, and its attachments
 * java Verify.java growth proof.json key old.txt new.txt   that nothing was rewritten between two checkpoints
 * java Verify.java log leaves.ndjson key checkpoint.txt…   the whole log against checkpoints, old ones too
 * </pre>
 *
 * Leaf: SHA-256(0x00 ‖ SHA-256(salt ‖ UTF-8 of the record)). Node: SHA-256(0x01 ‖ left ‖ right). Ends with 0 when all
 * holds, 1 when something was changed, 2 when it could not check.
 */
public final class Verify {
    private final List<String> convictions = new ArrayList<>();
    private boolean open;

    public static void main(String[] args) {
        try {
            System.exit(new Verify().run(args));
        } catch (IOException | GeneralSecurityException | RuntimeException broken) {
            System.out.println("没法核对：" + broken);
            System.exit(2);
        }
    }

    private int run(String[] args) throws IOException, GeneralSecurityException {
        var command = args.length == 0 ? "" : args[0];
        if (command.equals("bundle") && args.length >= 2) {
            bundle(read(args[1]), args.length >= 3 ? args[2] : null);
            files(read(args[1]), Arrays.asList(args).subList(Math.min(3, args.length), args.length));
        } else if (command.equals("growth") && args.length == 5) {
            growth(
                    Json.texts(read(args[1]), "path"),
                    Head.signed(read(args[3]), args[2]),
                    Head.signed(read(args[4]), args[2]));
        } else if (command.equals("log") && args.length >= 4) {
            log(Files.readAllLines(Path.of(args[1])), args[2], Arrays.copyOfRange(args, 3, args.length));
        } else {
            System.out.println("用法：bundle 证明文件 [公钥 [附件…]] ｜ growth 证明文件 公钥 旧凭据 新凭据 ｜ log 导出文件 公钥 凭据…");
            return 2;
        }
        convictions.forEach(words -> System.out.println("✗ " + words));
        return !convictions.isEmpty() ? 1 : open ? 2 : 0;
    }

    // What is checked

    private void bundle(String json, String key) throws GeneralSecurityException {
        if (key == null) {
            System.out.println("注意：公钥取自证明文件本身。请与村里张贴的、或以前留下的公钥核对：" + Json.text(json, "verifierKey"));
        }
        if (Json.number(json, "later") > 0) {
            convictions.add("存证里已经有第 " + Json.number(json, "later") + " 版，现在的公开里却没有了：它被删掉了。");
        }
        var note = Json.text(json, "checkpoint");
        if (note == null && "changed".equals(Json.text(json, "state"))) {
            var record = Json.text(json, "record");
            convictions.add("这份公开早该有存证，存证里却没有它：存证被改过标记或删过，或者它不是按规定公布的。"
                    + (record == null ? "它的内容也不见了。" : "现在保存的是：\n  " + record));
            return;
        }
        if (note == null) {
            open = true;
            System.out.println("核对不了：还没有凭据覆盖这份记录。" + ("stopped".equals(Json.text(json, "state"))
                    ? "村里的系统发现存证链对不上，已停止签发新的凭据，请向乡镇反映。"
                    : "刚公布的，过几分钟再取一次证明；一直没有，就不是按规定公布的。"));
            return;
        }
        var head = Head.signed(note, key == null ? Json.text(json, "verifierKey") : key);
        var leaf = Json.number(json, "leaf");
        var hash = decoded(Json.text(json, "hash"));
        if (!Arrays.equals(head.root, climbed(hash, leaf, head.size, Json.texts(json, "path")))) {
            convictions.add("第 " + leaf + " 条不在凭据所签的日志里：证明或日志被改过。");
            return;
        }
        System.out.println("✓ 凭据的签名是真的，第 " + leaf + " 条在这份凭据所签的 " + head.size + " 条记录里。");
        content(json, "这份公开", hash);
    }

    /** Whether files are the ones that were put on record, byte for byte. */
    private void files(String json, List<String> files) throws IOException, GeneralSecurityException {
        if (!convictions.isEmpty() || open || Json.text(json, "record") == null) {
            if (!files.isEmpty()) {
                open = true;
                System.out.println("－ 附件没有核对：" + String.join("、", files) + "。");
            }
            return;
        }
        var known = Json.enclosures(Json.text(json, "record"));
        var left = new LinkedHashMap<>(known);
        for (var file : files) {
            var hash = HexFormat.of().formatHex(sha256(Files.readAllBytes(Path.of(file))));
            if (known.containsKey(hash)) {
                left.remove(hash);
                System.out.println("✓ " + file + "：和当时发布的附件一样。");
            } else {
                convictions.add(file + "：和存证里的附件都不一样，它被换过，或者不是这份公开的附件。");
            }
        }
        if (!left.isEmpty()) {
            open = !files.isEmpty();
            System.out.println("－ 还有附件没有核对：" + String.join("、", left.values()) + "。把它们下载下来，文件名写在公钥后面。");
        }
    }

    private void growth(List<String> path, Head old, Head now) throws GeneralSecurityException {
        if (now.size < old.size) {
            convictions.add("旧凭据有 " + old.size + " 条，新凭据只有 " + now.size + " 条，尾部被删掉了。");
        } else if (grown(old, now, path)) {
            System.out.println("✓ 从 " + old.size + " 条到 " + now.size + " 条，只增不改。");
        } else {
            convictions.add("前 " + old.size + " 条在新凭据里不一样：历史被改写了，或者证明不是这两份凭据之间的。");
        }
    }

    private void log(List<String> lines, String key, String[] notes) throws IOException, GeneralSecurityException {
        var hashes = new ArrayList<byte[]>();
        var closed = 0;
        for (var line : lines.stream().filter(text -> !text.isBlank()).toList()) {
            if (Json.number(line, "leaf") != hashes.size()) {
                convictions.add("第 " + hashes.size() + " 条缺失或次序被换，导出里是第 " + Json.number(line, "leaf") + " 条。");
            }
            hashes.add(decoded(Json.text(line, "hash")));
            if (Json.text(line, "kind") != null) {
                content(line, "第 " + (hashes.size() - 1) + " 条", decoded(Json.text(line, "hash")));
            } else {
                closed++;
            }
        }
        for (var file : notes) {
            covered(hashes, Head.signed(read(file), key), file);
        }
        System.out.println("共核对 " + hashes.size() + " 条记录，" + notes.length + " 份凭据。"
                + (closed == 0 ? "" : "其中 " + closed + " 条不对外公开（诉求、学习积分，或者暂时遮盖），只核对了次序和哈希；"
                        + "每一份公开是不是都在，请用 bundle 逐份核对。"));
    }

    private void covered(List<byte[]> hashes, Head head, String file) throws GeneralSecurityException {
        if (head.size > hashes.size()) {
            convictions.add(file + "：签凭据时有 " + head.size + " 条，现在只有 " + hashes.size() + " 条，尾部被删掉了。");
        } else if (!Arrays.equals(head.root, root(hashes.subList(0, (int) head.size)))) {
            convictions.add(file + "：前 " + head.size + " 条与签凭据时不一样，历史被改写了。");
        } else {
            System.out.println("✓ " + file + "：前 " + head.size + " 条与签凭据时一样。");
        }
    }

    /** Whether what is stored now, or was put on record, makes the hash. */
    private void content(String json, String what, byte[] hash) throws GeneralSecurityException {
        var name = what + "（" + Json.text(json, "kind") + " " + Json.text(json, "subject") + " 第 "
                + Json.number(json, "revision") + " 版）";
        var record = Json.text(json, "record");
        var recorded = Json.text(json, "recorded");
        if (Json.text(json, "erased") != null && (record != null || recorded != null)) {
            convictions.add(name + "：登记了依法抹除（" + Json.text(json, "erased") + "），内容却还在，登记是假的或者抹除没有做完：\n  "
                    + (record == null ? recorded : record));
        } else if (Json.text(json, "erased") != null) {
            System.out.println("－ " + name + "：内容已依法抹除（" + Json.text(json, "erased") + "），哈希还在。");
        } else if (Json.text(json, "salt") == null && "covered".equals(Json.text(json, "state"))) {
            open = true;
            System.out.println("－ " + name + "：内容因涉及个人信息暂时遮盖，看不到，没有核对；哈希还在。");
        } else if (Json.text(json, "salt") == null) {
            convictions.add(name + "：内容和盐不见了，也没有抹除的登记。");
        } else if (another(json, makes(hash, json, record) ? record : recorded)) {
            convictions.add(name + "：里面的内容是另一份记录的，不是它的。");
        } else if (makes(hash, json, record)) {
            if (what.startsWith("这")) {
                System.out.println("✓ " + name + "与当时发布的一致。内容：\n" + record);
            }
        } else if (makes(hash, json, recorded) && Json.asBefore(record, recorded)) {
            open = true;
            System.out.println("核对不了：" + name + "是旧版本的系统给出来的，没有说是哪一条目、哪一类、哪一期；别的和当时存证的一样。请过一会儿再取一次证明。");
        } else if (makes(hash, json, recorded)) {
            convictions.add(
                    name + (record == null ? "不见了。" : "被改过。现在保存的是：\n  " + record) + "\n  当时存证的是：\n  " + recorded);
        } else {
            convictions.add(name + "：现在的内容和存证的内容都对不上哈希，记录、存证或盐被改过。");
        }
    }

    /** Whether a record says of itself that it is not the one it is given out for. */
    private static boolean another(String json, String record) {
        return record != null
                && !(Json.text(json, "kind").equals(Json.text(record, "kind"))
                        && Json.text(json, "subject").equals(Json.text(record, "subject"))
                        && Json.number(json, "revision") == Json.number(record, "revision"));
    }

    private static boolean makes(byte[] hash, String json, String record) throws GeneralSecurityException {
        var salted =
                sha256(decoded(Json.text(json, "salt")), String.valueOf(record).getBytes(StandardCharsets.UTF_8));
        return record != null && Arrays.equals(hash, sha256(new byte[] {0}, salted));
    }

    // The tree (RFC 9162)

    private static byte[] root(List<byte[]> leaves) throws GeneralSecurityException {
        if (leaves.size() < 2) {
            return leaves.isEmpty() ? sha256() : leaves.get(0);
        }
        var half = Integer.highestOneBit(leaves.size() - 1);
        return node(root(leaves.subList(0, half)), root(leaves.subList(half, leaves.size())));
    }

    /** The root a path leads to; null when it does not fit the place. */
    private static byte[] climbed(byte[] hash, long place, long size, List<String> path)
            throws GeneralSecurityException {
        var last = size - 1;
        for (var beside : path) {
            if (last <= 0) {
                return null;
            }
            var left = (place & 1) == 1 || place == last;
            hash = left ? node(decoded(beside), hash) : node(hash, decoded(beside));
            var up = left && place != 0 ? Long.numberOfTrailingZeros(place) + 1 : 1;
            place >>= up;
            last >>= up;
        }
        return last == 0 && place == 0 ? hash : null;
    }

    /** Whether the path leads to both roots, the older tree being the beginning of the newer. */
    private static boolean grown(Head old, Head now, List<String> path) throws GeneralSecurityException {
        if (old.size == 0 || old.size == now.size) {
            return path.isEmpty() && (old.size == 0 || Arrays.equals(old.root, now.root));
        }
        var up = Long.numberOfTrailingZeros(old.size);
        var place = (old.size - 1) >> up;
        var last = (now.size - 1) >> up;
        var beside = new ArrayList<>(path.stream().map(Verify::decoded).toList());
        if (place == 0) {
            beside.add(0, old.root);
        }
        var before = beside.isEmpty() ? null : beside.remove(0);
        var after = before;
        for (var hash : beside) {
            if (last == 0) {
                return false;
            }
            var left = (place & 1) == 1 || place == last;
            before = left ? node(hash, before) : before;
            after = left ? node(hash, after) : node(after, hash);
            up = left && place != 0 ? Long.numberOfTrailingZeros(place) + 1 : 1;
            place >>= up;
            last >>= up;
        }
        return last == 0 && Arrays.equals(before, old.root) && Arrays.equals(after, now.root);
    }

    private static byte[] node(byte[] left, byte[] right) throws GeneralSecurityException {
        return sha256(new byte[] {1}, left, right);
    }

    private static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    // Checkpoints (C2SP signed-note, tlog-checkpoint)

    private record Head(String origin, long size, byte[] root) {
        static Head signed(String note, String key) throws GeneralSecurityException {
            var parts = key.split("\\+", 3);
            var typed = decoded(parts[2]);
            var id = Arrays.copyOf(sha256((parts[0] + "\n").getBytes(StandardCharsets.UTF_8), typed), 4);
            if (!HexFormat.of().formatHex(id).equals(parts[1])) {
                throw new IllegalArgumentException("公钥写错了：" + key);
            }
            var cut = note.indexOf("\n\n\u2014 ");
            var text = note.substring(0, cut + 1);
            for (var line : note.substring(cut + 2).split("\n")) {
                if (line.startsWith("\u2014 " + parts[0] + " ") && made(line, id, typed, text)) {
                    var lines = text.split("\n");
                    return new Head(lines[0], Long.parseLong(lines[1]), decoded(lines[2]));
                }
            }
            throw new IllegalArgumentException("凭据不是这把钥匙签的");
        }

        static boolean made(String line, byte[] id, byte[] typed, String text) throws GeneralSecurityException {
            var tagged = decoded(line.substring(line.lastIndexOf(' ') + 1));
            var x509 = HexFormat.of()
                    .parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(typed, 1, 33));
            var check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return Arrays.equals(Arrays.copyOf(tagged, 4), id)
                    && check.verify(Arrays.copyOfRange(tagged, 4, tagged.length));
        }
    }

    // Files and addresses

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    private static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    /** As much of JSON as the flat objects of this log need. */
    private static final class Json {
        private final String json;
        private int at;

        private Json(String json) {
            this.json = json;
        }

        static String text(String json, String name) {
            return new Json(json).member(name) instanceof String text ? text : null;
        }

        static long number(String json, String name) {
            return new Json(json).member(name) instanceof Long number ? number : -1;
        }

        static List<String> texts(String json, String name) {
            return new Json(json).member(name) instanceof List<?> list
                    ? list.stream().map(String.class::cast).toList()
                    : List.of();
        }

        /** What the files of a record are called, by the SHA-256 of each. */
        static Map<String, String> enclosures(String record) {
            var files = new LinkedHashMap<String, String>();
            if (new Json(record).member("content") instanceof Map<?, ?> content
                    && content.get("enclosures") instanceof List<?> list) {
                for (var each : list) {
                    var file = (Map<?, ?>) each;
                    var name = file.get("name");
                    files.put((String) file.get("sha256"), String.valueOf(name == null ? file.get("id") : name));
                }
            }
            return files;
        }

        /** Whether a record is the one that was put on record as a server of before writes it: without three things. */
        static boolean asBefore(String record, String recorded) {
            try {
                var later = List.of("item", "class", "period");
                return new Json(record).value() instanceof Map<?, ?> now
                        && now.get("content") instanceof Map<?, ?> told
                        && new Json(recorded).value() instanceof Map<?, ?> then
                        && then.get("content") instanceof Map<?, ?> signed
                        && later.stream().noneMatch(told::containsKey)
                        && signed.keySet().removeAll(later)
                        && now.equals(then);
            } catch (RuntimeException garbled) {
                return false;
            }
        }

        private Object member(String name) {
            for (next('{'); json.charAt(skipped()) != '}'; ) {
                var found = string();
                next(':');
                var value = value();
                if (found.equals(name)) {
                    return value;
                }
                if (json.charAt(skipped()) == ',') {
                    at++;
                }
            }
            return null;
        }

        private Object value() {
            var first = json.charAt(skipped());
            if (first == '"') {
                return string();
            }
            if (first == '[') {
                var list = new ArrayList<Object>();
                for (at++; json.charAt(skipped()) != ']'; at += json.charAt(skipped()) == ',' ? 1 : 0) {
                    list.add(value());
                }
                at++;
                return list;
            }
            if (first == '{') {
                var members = new LinkedHashMap<String, Object>();
                for (at++; json.charAt(skipped()) != '}'; at += json.charAt(skipped()) == ',' ? 1 : 0) {
                    var name = string();
                    next(':');
                    members.put(name, value());
                }
                at++;
                return members;
            }
            var from = at;
            while (",}] \n".indexOf(json.charAt(at)) < 0) {
                at++;
            }
            var word = json.substring(from, at);
            return word.matches("-?[0-9]+") ? Long.valueOf(word) : null;
        }

        private String string() {
            var plain = new StringBuilder();
            for (next('"'); json.charAt(at) != '"'; at++) {
                if (json.charAt(at) != '\\') {
                    plain.append(json.charAt(at));
                } else if (json.charAt(++at) == 'u') {
                    plain.append((char) Integer.parseInt(json.substring(at + 1, at + 5), 16));
                    at += 4;
                } else {
                    var known = "bfnrt".indexOf(json.charAt(at));
                    plain.append(known < 0 ? json.charAt(at) : "\b\f\n\r\t".charAt(known));
                }
            }
            at++;
            return plain.toString();
        }

        private void next(char expected) {
            if (json.charAt(skipped()) != expected) {
                throw new IllegalArgumentException("文件不是这里要的格式");
            }
            at++;
        }

        private int skipped() {
            while (Character.isWhitespace(json.charAt(at))) {
                at++;
            }
            return at;
        }
    }
}

package village.infra.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import village.infra.crypto.Sealer;
import village.infra.crypto.Secrets;

/** Where everything happens: one PostgreSQL with a migrated village to copy, one Redis, and what instances are told. */
public final class Site implements AutoCloseable {
    /** An account whose callbacks are sealed. */
    public static final String ACCOUNT = "wxbench0000000001";

    public static final String CALLBACK_TOKEN = "bench-callback-token";
    public static final String CALLBACK_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private static final int PEOPLE = 10_000;

    /** A platform's key, and what it signs with. */
    public static final String CLIENT_KEY = "vkbench";

    public static final String CLIENT_SECRET = "c2VjcmV0LW9mLXRoZS1iZW5jaC1wbGF0Zm9ybS0wMDE=";

    private final Options options;
    private final Path folder;
    private final Postgres postgres;
    private final Redis redis;
    private final Secrets secrets = new Secrets(secret(1), secret(2), secret(3));

    private Site(Options options, Path folder, Postgres postgres, Redis redis) {
        this.options = options;
        this.folder = folder;
        this.postgres = postgres;
        this.redis = redis;
    }

    /** Lets the installation itself migrate, then fills a hundred villages. */
    public static Site opened(Options options) throws IOException, SQLException {
        var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "site")), "run")
                .toAbsolutePath();
        var site = new Site(options, folder, new Postgres(folder.resolve("postgres")), new Redis(folder));
        site.settle();
        return site;
    }

    private void settle() throws IOException, SQLException {
        postgres.create("first");
        Server.ours(this, "first", plain()).close();
        postgres.run("first", "villages.sql", 0);
        var sealer = new Sealer(secrets);
        name(sealer);
        postgres.execute(
                "first",
                "insert into wechat_account (app_id, kind, name, capabilities, secret_sealed, callback_token_sealed,"
                        + " callback_key_sealed) values ('" + ACCOUNT + "', 'service', 'bench', '{}', "
                        + bytes(sealer.seal("wechat_account.secret", ACCOUNT, "0123456789abcdef0123456789abcdef"))
                        + ", "
                        + bytes(sealer.seal("wechat_account.callback_token", ACCOUNT, CALLBACK_TOKEN)) + ", "
                        + bytes(sealer.seal("wechat_account.callback_key", ACCOUNT, CALLBACK_KEY)) + ")");
        follow();
        postgres.keepAsTemplate("first");
    }

    /** Villagers follow the account: who writes is known, and WeChat, which is not here, is not asked who he is. */
    private void follow() throws SQLException {
        postgres.execute(
                "first",
                "insert into wechat_identity (app_id, openid, person_id) select '" + ACCOUNT
                        + "', 'follower-' || n, key(3, n) from generate_series(0, " + (PEOPLE - 1) + ") n");
        postgres.execute("first", "vacuum analyze wechat_identity");
    }

    /** Names are opened when a case is told to those who handle it, so they must be sealed as the installation does. */
    private void name(Sealer sealer) throws SQLException {
        var people = IntStream.range(0, PEOPLE).mapToObj(number -> new UUID(5L << 32, number));
        postgres.batch(
                "first",
                "update roster_person set name_sealed = ? where id = ?",
                people.map(id -> new Object[] {sealer.seal("roster_person.name", id, "王建国"), id})
                        .toList());
        postgres.execute("first", "vacuum analyze roster_person");
    }

    /** Gives the platform of a database its key. */
    public void key(String database) throws SQLException {
        postgres.execute(
                database,
                "insert into client_key (id, client_id, secret_sealed, issued_at) values ('" + CLIENT_KEY
                        + "', key(70, 1), "
                        + bytes(new Sealer(secrets).seal("client_key.secret", CLIENT_KEY, CLIENT_SECRET)) + ", now())");
    }

    /** Lets the platform of a database be told at an address. */
    public void webhook(String database, int number, String url) throws SQLException {
        var id = new UUID(71L << 32, number);
        var secret = "whsec_c2VjcmV0LW9mLXRoZS1iZW5jaC1wbGF0Zm9ybS0wMDE=";
        postgres.execute(
                database,
                "insert into webhook (id, client_id, url, types, secret_sealed, from_position, registered_at) values ('"
                        + id + "', key(70, 1), '" + url + "', '{}', "
                        + bytes(new Sealer(secrets).seal("webhook.secret", id, secret))
                        + ", (select coalesce(max(position), 0) from event), now())");
    }

    private static String bytes(byte[] sealed) {
        return "decode('" + Base64.getEncoder().encodeToString(sealed) + "', 'base64')";
    }

    /** The jar as it comes, on this JDK, with the heap and collector of all servers here. */
    public List<String> plain() {
        return plain(Options.java());
    }

    /** The same on another JDK. */
    public List<String> plain(Path java) {
        return new ArrayList<>(List.of(
                java.toString(),
                "-XX:+UseSerialGC",
                "-Xmx320m",
                "-jar",
                options.jar().toString()));
    }

    /** The jar laid out for a JDK by the script that operators use, trained on a database; how to start it. */
    public List<String> layout(Path java, String database, String name) throws IOException, InterruptedException {
        var home = java.resolve("../..").normalize().toString();
        var target = folder.resolve(name);
        var command = new ArrayList<>(List.of(
                "env",
                "JAVA_HOME=" + home,
                "sh",
                options.script().toString(),
                options.jar().toString(),
                target.toString()));
        command.addAll(settings(database));
        command.addAll(List.of("--server.port=" + Ports.free(), "--management.server.port=" + Ports.free()));
        var log = folder.resolve(name + "-package.log").toFile();
        var status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException(options.script() + ": " + Files.readString(log.toPath()));
        }
        return List.of("env", "JAVA_HOME=" + home, target.resolve("start").toString());
    }

    /** Settings of an instance over a database. Limits count as always but stop nobody. */
    List<String> settings(String database) {
        var settings = new ArrayList<String>();
        settings.addAll(List.of(
                "--village.postgres.host=127.0.0.1",
                "--village.postgres.port=" + postgres.port(),
                "--village.postgres.database=" + database,
                "--village.postgres.user=postgres",
                "--village.postgres.password=postgres",
                "--village.redis.url=" + redis.url(),
                "--village.secrets.session=" + secrets.session(),
                "--village.secrets.data=" + secrets.data(),
                "--village.secrets.evidence=" + secrets.evidence(),
                "--village.attachment.folder=" + folder.resolve("attachments"),
                "--village.login.offer-operator=false",
                "--village.wechat.api-url=http://127.0.0.1:9",
                "--logging.level.root=warn"));
        List.of("sign-in", "refresh", "binding", "upload", "write", "read")
                .forEach(kind -> settings.add("--village.limits." + kind + "=1000000000/1m"));
        return settings;
    }

    /** Signs access tokens. */
    public byte[] tokenKey() {
        return secrets.sessionKey("access-token");
    }

    /** Seals cursors. */
    public byte[] cursorKey() {
        return secrets.sessionKey("cursor");
    }

    public Options options() {
        return options;
    }

    public Path folder() {
        return folder;
    }

    public Postgres postgres() {
        return postgres;
    }

    public Redis redis() {
        return redis;
    }

    private static String secret(long seed) {
        var bytes = new byte[48];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() throws IOException {
        redis.close();
        postgres.close();
    }
}

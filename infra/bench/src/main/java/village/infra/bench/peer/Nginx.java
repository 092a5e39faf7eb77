package village.infra.bench.peer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import village.infra.bench.harness.Ports;
import village.infra.bench.harness.Program;
import village.infra.bench.harness.Server;
import village.infra.bench.harness.Site;

/** The fastest way to send bytes that never change: nginx with the same answers as files, which the kernel keeps. */
public final class Nginx {
    private static final String CONFIGURATION = """
            daemon off;
            user $user;
            worker_processes 2;
            pid $folder/nginx.pid;
            error_log $folder/nginx.log;
            events { worker_connections 1024; }
            http {
              access_log $folder/access.log combined buffer=32k;
              client_body_temp_path $folder/body;
              proxy_temp_path $folder/proxy;
              fastcgi_temp_path $folder/fastcgi;
              uwsgi_temp_path $folder/uwsgi;
              scgi_temp_path $folder/scgi;
              default_type application/json;
              sendfile on;
              open_file_cache max=1000;
              keepalive_requests 1000000;
              server { listen 127.0.0.1:$port; root $folder/files; location = /ready { return 200; } }
            }
            """;

    private Nginx() {}

    /** Where Debian keeps it. */
    public static Optional<Path> program() {
        return Optional.of(Path.of("/usr/sbin/nginx")).filter(Files::isExecutable);
    }

    /** Serves what another server answers to these questions. */
    public static Server like(Site site, Path program, Server other, List<String> paths)
            throws IOException, InterruptedException {
        var folder = Files.createDirectories(site.folder().resolve("nginx"));
        for (var path : paths) {
            var file = folder.resolve("files" + path);
            Files.createDirectories(file.getParent());
            Files.write(file, answer(other, path));
        }
        var port = Ports.free();
        var configuration = folder.resolve("nginx.conf");
        Files.writeString(
                configuration,
                CONFIGURATION
                        .replace("$folder", folder.toString())
                        .replace("$user", System.getProperty("user.name"))
                        .replace("$port", "" + port));
        var running =
                Program.logging(folder.resolve("out.log"), List.of(program.toString(), "-c", configuration.toString()));
        Ports.awaitOk("http://127.0.0.1:" + port + "/ready", running);
        return Server.of(site, "nginx", port, running);
    }

    private static byte[] answer(Server other, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + other.port() + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofByteArray())
                .body();
    }
}

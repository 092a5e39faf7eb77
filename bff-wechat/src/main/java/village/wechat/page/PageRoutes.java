package village.wechat.page;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The addresses of the pages: {@code /h5} and {@code /console}, their files under {@code /assets/<release>/…} (kept by
 * phones for a year) and under their own names (asked for each time), and Lit's modules. What is no page file goes on
 * to the next handler.
 */
@Configuration(proxyBeanMethods = false)
class PageRoutes {
    private static final String ASSETS = "/assets/";
    private static final Map<String, String> INDEXES = Map.of(
            "/h5", "/h5/index.html",
            "/h5/", "/h5/index.html",
            "/console", "/console/index.html",
            "/console/", "/console/index.html");

    @Bean
    RouterFunction<ServerResponse> pages() {
        PageFiles files = PageFiles.load();
        PageAnswers answers = new PageAnswers(files.imports().hash());
        return request -> Mono.justOrEmpty(answerTo(request, files, answers)).map(answer -> ignored -> answer.get());
    }

    private static Optional<Supplier<Mono<ServerResponse>>> answerTo(
            ServerRequest request, PageFiles files, PageAnswers answers) {
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            return Optional.empty();
        }
        String path = request.path();
        if (path.startsWith(ASSETS)) {
            return asset(request, path, files, answers);
        }
        boolean forGood = path.startsWith("/webjars/");
        return files.find(INDEXES.getOrDefault(path, path)).map(file -> () -> answers.to(request, file, forGood));
    }

    private static Optional<Supplier<Mono<ServerResponse>>> asset(
            ServerRequest request, String path, PageFiles files, PageAnswers answers) {
        int end = path.indexOf('/', ASSETS.length());
        if (end < 0) {
            return Optional.empty();
        }
        boolean forGood = path.substring(ASSETS.length(), end).equals(files.release());
        return files.find(path.substring(end)).map(file -> () -> answers.to(request, file, forGood));
    }
}

package village.wechat.attachment;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import village.api.Cursors;
import village.api.Refusal;
import village.api.attachment.AttachmentVisibility;
import village.api.attachment.Contributors;
import village.api.attachment.InMemoryAttachmentStore;
import village.api.attachment.InMemoryAttachments;
import village.api.attachment.ListAttachmentsToReview;
import village.api.attachment.MediaLinks;
import village.api.attachment.ReadAttachment;
import village.api.attachment.ReviewAttachment;
import village.api.attachment.Samples;
import village.api.attachment.UploadAttachment;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/**
 * The controllers on twins behind a real server.
 * The header {@code X-Test-Roles} says as what somebody asks; the villager is the uploader. */
final class AttachmentServer implements AutoCloseable {
    static final Village.Id VILLAGE = new Village.Id(UUID.randomUUID());
    static final Person.Id UPLOADER = new Person.Id(UUID.randomUUID());
    static final Person.Id OTHER = new Person.Id(UUID.randomUUID());

    final InMemoryAttachments attachments = new InMemoryAttachments();
    final InMemoryAttachmentStore store = new InMemoryAttachmentStore();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final DisposableServer server;

    AttachmentServer() {
        AttachmentVisibility everybody = (actor, attachment) -> Mono.just(true);
        var links =
                new MediaLinks(new byte[32], Optional.of("http://127.0.0.1"), Duration.ofMinutes(5), Clock.systemUTC());
        context.registerBean(
                UploadAttachment.class,
                () -> new UploadAttachment(
                        store, attachments, Contributors.NONE, links, Samples::nextId, Clock.systemUTC()));
        context.registerBean(ReadAttachment.class, () -> new ReadAttachment(attachments, store, links, everybody));
        context.registerBean(
                ReviewAttachment.class,
                () -> new ReviewAttachment(attachments, everybody, Samples::nextId, Clock.systemUTC()));
        context.registerBean(ListAttachmentsToReview.class, () -> new ListAttachmentsToReview(attachments, everybody));
        context.registerBean(Cursors.class, () -> new Cursors(new byte[32]));
        context.register(Web.class);
        context.refresh();
        var handler = WebHttpHandlerBuilder.applicationContext(context).build();
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(handler))
                .bindNow();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.disposeNow();
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    @Import({AttachmentController.class, AttachmentReviewController.class, Refusals.class})
    static class Web {
        @Bean
        WebFluxConfigurer actors() {
            return new WebFluxConfigurer() {
                @Override
                public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                    configurer.addCustomResolver(new Actors());
                }
            };
        }
    }

    static final class Actors implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Actor.class;
        }

        @Override
        public Mono<Object> resolveArgument(
                MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
            var roles = Optional.ofNullable(exchange.getRequest().getHeaders().getFirst("X-Test-Roles"))
                    .map(Role::valueOf)
                    .map(Set::of)
                    .orElseGet(() -> Set.of(Role.VILLAGER));
            var person = roles.contains(Role.VILLAGER) ? UPLOADER : OTHER;
            return Mono.just(new Actor(Optional.of(person), Optional.of(VILLAGE), roles, Optional.empty(), Set.of()));
        }
    }

    @RestControllerAdvice
    static class Refusals {
        @ExceptionHandler
        ResponseEntity<List<String>> refused(Refusal refusal) {
            var status = switch (refusal.reason().kind()) {
                case MALFORMED -> HttpStatus.BAD_REQUEST;
                case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
                case FORBIDDEN -> HttpStatus.FORBIDDEN;
                case NOT_FOUND -> HttpStatus.NOT_FOUND;
                case CONFLICT -> HttpStatus.CONFLICT;
                case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
                case URL_TOO_LONG -> HttpStatus.URI_TOO_LONG;
                case HEADERS_TOO_LARGE -> HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
                case UNSUPPORTED_MEDIA_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
                default -> HttpStatus.INTERNAL_SERVER_ERROR;
            };
            return ResponseEntity.status(status).body(List.of(refusal.reason().code()));
        }
    }
}
